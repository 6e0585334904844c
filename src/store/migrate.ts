import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';

type Migration = Readonly<{ name: string; sql: string; hash: string; isBreaking: boolean }>;

/** Any number, but the same in every process: who holds this lock migrates, the others wait. */
const migrationLock = 726_101;

/**
 * Applies the numbered files of the folder that the database has not seen, in order, each in a transaction of its own.
 * Answers their names. Forward only; safe when many processes start at once.
 */
export async function migrate(pool: Pool, folder: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const applied: string[] = [];
  for (;;) {
    const name = await inTransaction(pool, (client) => applyNext(client, migrations, folder));
    if (name === null) {
      return applied;
    }
    applied.push(name);
  }
}

/** The same inside a transaction of the caller's, and no further than the named ones. */
export async function migrateWithin(client: PoolClient, folder: string, only: ReadonlySet<string>): Promise<void> {
  const migrations = (await readMigrations(folder)).filter(({ name }) => only.has(name));
  while ((await applyNext(client, migrations, folder)) !== null);
}

/** The migrations that this version knows, oldest first. */
export async function listMigrations(folder: string): Promise<readonly Pick<Migration, 'name' | 'hash'>[]> {
  return (await readMigrations(folder)).map(({ name, hash }) => ({ name, hash }));
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Map<string, string>();
  for (const name of names) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
    if (number === undefined) {
      throw new Error(
        `${join(folder, name)}: a migration is named NNNN-what-it-changes.sql, such as 0007-add-cohort.sql`,
      );
    }
    const twin = numbers.get(number);
    if (twin !== undefined) {
      throw new Error(`${folder}: ${twin} and ${name} have the same number. Give the newer one the next free number.`);
    }
    numbers.set(number, name);
  }
  return Promise.all(names.map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  // A checkout may have changed the line ends; that is no change of the migration.
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  const hash = createHash('sha256').update(sql).digest('hex');
  return { name, sql, hash, isBreaking: sql.startsWith('--! breaking-change') };
}

async function inTransaction<Value>(pool: Pool, work: (client: PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const value = await work(client);
    await client.query('commit');
    client.release();
    return value;
  } catch (error) {
    // Closing the session rolls back, also when the session is what failed.
    client.release(true);
    throw error;
  }
}

async function applyNext(client: PoolClient, migrations: readonly Migration[], folder: string): Promise<string | null> {
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
  const applied = await readApplied(client);
  refuseHistoryChanges(migrations, applied, folder);
  const next = migrations.find((migration) => !applied.has(migration.name));
  if (!next) {
    return null;
  }
  await run(client, next, folder);
  await client.query('insert into migration (name, hash, is_breaking) values ($1, $2, $3)', [
    next.name,
    next.hash,
    next.isBreaking,
  ]);
  return next.name;
}

type Applied = ReadonlyMap<string, Readonly<{ hash: string; isBreaking: boolean }>>;

async function readApplied(client: PoolClient): Promise<Applied> {
  const { rows: found } = await client.query(`select to_regclass('migration') is not null as exists`);
  if (!found[0]?.exists) {
    await client.query(`
      create table migration (
        name text primary key,
        hash text not null,
        is_breaking boolean not null,
        applied_at timestamptz not null default now()
      );
      comment on table migration is 'Which files of src/store/migration this database has seen, and with what content'`);
  }
  const { rows } = await client.query<{ name: string; hash: string; is_breaking: boolean }>(
    'select name, hash, is_breaking from migration order by name',
  );
  return new Map(rows.map((row) => [row.name, { hash: row.hash, isBreaking: row.is_breaking }]));
}

function refuseHistoryChanges(migrations: readonly Migration[], applied: Applied, folder: string): void {
  const newest = [...applied.keys()].at(-1) ?? '';
  for (const { name, hash } of migrations) {
    const seen = applied.get(name);
    if (seen && seen.hash !== hash) {
      throw new Error(
        `${join(folder, name)} has changed since this database applied it. Put it back as it was and write the change as a new migration.`,
      );
    }
    if (!seen && name < newest) {
      throw new Error(
        `${join(folder, name)} comes before ${newest}, which this database has applied already. Give it a higher number.`,
      );
    }
  }
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...applied].find(([name, { isBreaking }]) => isBreaking && !known.has(name));
  if (unknown) {
    throw new Error(
      `This database was changed by a newer version of Teacher Success (${unknown[0]}), which this version cannot work with. Start the newer version.`,
    );
  }
}

async function run(client: PoolClient, { name, sql }: Migration, folder: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (cause) {
    if (!(cause instanceof Error)) {
      throw cause;
    }
    const position = 'position' in cause ? Number(cause.position) : Number.NaN;
    const line = Number.isNaN(position) ? '' : `:${sql.slice(0, position).split('\n').length}`;
    throw new Error(`${join(folder, name)}${line}: ${cause.message}`, { cause });
  }
}
