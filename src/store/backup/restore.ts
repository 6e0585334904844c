import { pipeline } from 'node:stream/promises';
import { escapeIdentifier, type Pool, type PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fail, ok, type Result } from '#kernel/result.ts';
import { listMigrations, migrateWithin } from '../migrate.ts';
import type { Head } from './archive-format.ts';
import { checkArchive, DamagedBackup, type ReadPart, readArchive } from './archive-reader.ts';
import { emptyDatabase } from './empty-database.ts';
import type { RestoreProblem } from './restore-problem.ts';
import { copied, readTables } from './table.ts';
import { withoutGuards } from './without-guards.ts';

export type RestoreReport = {
  readonly tables: number;
  readonly rows: number;
  readonly madeAt: string;
  readonly knownAt: string | null;
};

export type Restoring = {
  /** Without pipelining, and as the owner: it makes the tables. */
  readonly pool: Pool;
  readonly path: string;
  readonly migrationFolder: string;
  /** Whether what the database holds may be thrown away. */
  readonly replaces: boolean;
  readonly note: (what: string, done: number, of: number | null) => void;
};

/**
 * A file back into a database, under the migrations under which it was written; the newer ones are applied afterwards by
 * whoever opens it. The whole file is looked at first, and everything is one transaction: a restore that is interrupted
 * leaves the database as it was.
 */
export async function restore(restoring: Restoring): Promise<Result<RestoreReport, RestoreProblem>> {
  const { pool, path, note } = restoring;
  try {
    await checkArchive(path, (bytes, of) => note('looking through the file', bytes, of));
  } catch (error) {
    if (error instanceof DamagedBackup) return fail({ kind: 'damaged', why: error.message });
    throw error;
  }
  const client = await pool.connect();
  try {
    await client.query(`begin; set local lock_timeout = '10s'`);
    const restored = await restoreParts(client, restoring);
    await client.query(restored.ok ? 'commit' : 'rollback');
    if (restored.ok) await client.query('analyze');
    client.release();
    return restored;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function restoreParts(client: PoolClient, restoring: Restoring): Promise<Result<RestoreReport, RestoreProblem>> {
  const parts = readArchive(restoring.path);
  const { value: head } = await parts.next();
  if (head?.part !== 'head') return fail({ kind: 'damaged', why: 'The file does not begin as a backup does.' });
  const refused = (await misfit(head, restoring)) ?? (await emptyDatabase(client, restoring.replaces));
  if (refused !== null) {
    await parts.return(undefined);
    return fail(refused);
  }
  await migrateWithin(client, restoring.migrationFolder, new Set(head.migrations.map(({ name }) => name)));
  const rows = await withoutGuards(client, () => copyTables(client, parts, restoring));
  await setSequences(client);
  const all = Object.values(rows);
  const sum = all.reduce((total, each) => total + each, 0);
  return ok({ tables: all.length, rows: sum, madeAt: head.madeAt, knownAt: head.knownAt });
}

async function misfit({ migrations }: Head, { migrationFolder }: Restoring): Promise<RestoreProblem | null> {
  const known = new Map((await listMigrations(migrationFolder)).map(({ name, hash }) => [name, hash]));
  for (const { name, hash } of migrations) {
    const own = known.get(name);
    if (own === undefined) return { kind: 'newer', migration: name };
    if (own !== hash) return { kind: 'other-text', migration: name };
  }
  return null;
}

async function copyTables(
  client: PoolClient,
  parts: AsyncGenerator<ReadPart, undefined>,
  { note }: Restoring,
): Promise<Record<string, number>> {
  const known = new Set((await readTables(client)).map(({ name }) => name));
  const rows: Record<string, number> = {};
  for await (const part of parts) {
    if (part.part === 'head') continue;
    if (part.part === 'tail') {
      const short = Object.keys(part.rows).find((name) => rows[name] !== part.rows[name]);
      if (short !== undefined) throw new Error(`The table ${short} came back with another number of rows than it had`);
      return rows;
    }
    if (!known.has(part.name))
      throw new Error(`The file holds a table that its own migrations do not make: ${part.name}`);
    const copy = client.query(copyFrom(`copy ${copied(part)} from stdin`));
    await pipeline(part.rows(), copy);
    rows[part.name] = copy.rowCount;
    note(part.name, copy.rowCount, null);
  }
  throw new Error('The file ends before its last part');
}

/** Numbers go on behind the highest that was given out. */
async function setSequences(client: PoolClient): Promise<void> {
  const { rows } = await client.query(
    `select relname as table, attname as column from pg_attribute join pg_class on attrelid = pg_class.oid
     where relnamespace = 'public'::regnamespace and attidentity <> ''`,
  );
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${escapeIdentifier(column)}) from public.${escapeIdentifier(table)}), 0) + 1, false)`,
      [`public.${escapeIdentifier(table)}`, column],
    );
}
