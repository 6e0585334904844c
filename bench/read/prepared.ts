import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { System } from '#main.ts';
import { readHoldings } from '#store/holding.ts';
import { createPool } from '#store/pool.ts';
import { recordHistory } from './history.ts';

/** Makes the history in an empty folder, or takes the one that is there. @throws when it is another one */
export async function prepareHistory({ database, policy }: System, folder: string, people: number): Promise<void> {
  const note = join(folder, 'bench-read.json');
  const kept = await readFile(note, 'utf8').then(
    (written): unknown => JSON.parse(written),
    () => null,
  );
  if (kept === people) return;
  if ((await readHoldings(database.pool)).versions > 0)
    throw new Error(`${folder} holds something else: name another folder in --data`);
  await recordHistory(database.pool, policy, people);
  const owner = createPool(database.connection, { max: 1 });
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
  await owner.end();
  await writeFile(note, JSON.stringify(people));
}
