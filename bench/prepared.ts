import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { System } from '#main.ts';
import type { Policy } from '#policy/policy.ts';
import { readHoldings } from '#store/holding.ts';
import { createPool } from '#store/pool.ts';

/** Lands what a bench asks its questions of. */
export type Recording = (pool: Pool, policy: Policy, people: number) => Promise<void>;

/** Makes the data of a bench in an empty folder, or takes what is there. @throws when it is something else */
export async function prepare(
  bench: string,
  { database, policy }: System,
  folder: string,
  people: number,
  record: Recording,
): Promise<void> {
  const note = join(folder, `bench-${bench}.json`);
  const kept = await readFile(note, 'utf8').then(
    (written): unknown => JSON.parse(written),
    () => null,
  );
  if (kept === people) return;
  if ((await readHoldings(database.pool)).versions > 0)
    throw new Error(`${folder} holds something else: name another folder in --data`);
  await record(database.pool, policy, people);
  const owner = createPool(database.connection, { max: 1 });
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
  await owner.end();
  await writeFile(note, JSON.stringify(people));
}
