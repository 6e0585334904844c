import { existsSync } from 'node:fs';
import { Transform } from 'node:stream';
import type { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { fail, ok, type Result } from '#kernel/result.ts';
import { openArchive } from './archive-writer.ts';
import { copied, readTables } from './table.ts';

export type BackupReport = { readonly tables: number; readonly rows: number; readonly bytes: number };

export type BackupProblem = { readonly kind: 'file-exists' };

/**
 * Every table into one file, as they stood at one moment: one snapshot reads them all, and writers go on meanwhile.
 * @param pool one of a connection without pipelining
 * @param note told how far it is: the table at hand, and its bytes before they are compressed
 */
export async function backUp(
  pool: Pool,
  path: string,
  note: (table: string, bytes: number) => void,
): Promise<Result<BackupReport, BackupProblem>> {
  if (existsSync(path)) return fail({ kind: 'file-exists' });
  await using archive = await openArchive(path);
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows: migrations } = await client.query('select name, hash from migration order by name');
    const { rows: times } = await client.query(
      'select clock_timestamp() as made, (select max(recorded_at) from recording) as known',
    );
    await archive.addPart({ part: 'head', migrations, madeAt: times[0]?.made, knownAt: times[0]?.known ?? null });
    const rows: Record<string, number> = {};
    for (const table of await readTables(client)) {
      await archive.addPart({ part: 'table', ...table });
      const copy = client.query(copyTo(`copy ${copied(table)} to stdout`));
      await archive.addRows(counted(copy, (bytes) => note(table.name, bytes)));
      rows[table.name] = copy.rowCount;
    }
    await client.query('commit');
    await archive.addPart({ part: 'tail', rows });
    client.release();
    const { bytes } = await archive.finish();
    const all = Object.values(rows);
    return ok({ tables: all.length, rows: all.reduce((sum, each) => sum + each, 0), bytes });
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function counted(rows: NodeJS.ReadableStream, note: (bytes: number) => void): Transform {
  let bytes = 0;
  const counting = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      bytes += chunk.length;
      note(bytes);
      done(null, chunk);
    },
  });
  rows.once('error', (error) => counting.destroy(error));
  return rows.pipe(counting);
}
