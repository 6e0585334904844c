import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Connection } from '#store/connection.ts';
import { connectOrStart, startEmbedded } from '#store/embedded/embedded-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { createPool } from '#store/pool.ts';
import type { Config } from '../config.ts';

export const applicationRole = 'teacher_success_app';
export const migrationFolder = join(import.meta.dirname, '../store/migration');

export type Database = AsyncDisposable & { readonly pool: Pool; readonly connection: Connection };

/** The database as the application's own role: DATABASE_URL's, or our embedded server; migrated when it is ours. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDirectory'>,
  stays: boolean,
): Promise<Database> {
  if (config.databaseUrl !== null) {
    const connection = { connectionString: config.databaseUrl };
    const pool = createPool(connection, { role: applicationRole });
    return { pool, connection, [Symbol.asyncDispose]: () => pool.end() };
  }
  const embedded = await (stays ? startEmbedded : connectOrStart)({ dataDirectory: config.dataDirectory });
  await migrateDatabase(embedded.connection);
  const pool = createPool(embedded.connection, { role: applicationRole });
  return {
    pool,
    connection: embedded.connection,
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await embedded.stop();
    },
  };
}

/** The database as its owner, whatever it holds and however old it is: for what makes and removes tables. */
export async function openAsOwner(config: Pick<Config, 'databaseUrl' | 'dataDirectory'>): Promise<Database> {
  const embedded =
    config.databaseUrl === null ? await connectOrStart({ dataDirectory: config.dataDirectory }) : undefined;
  const connection = embedded?.connection ?? { connectionString: config.databaseUrl ?? '' };
  const pool = createPool(connection, { max: 1, pipeline: false });
  return {
    pool,
    connection,
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await embedded?.stop();
    },
  };
}

/** Migrates as the owner of the database. @returns the names of what was applied */
export async function migrateDatabase(connection: Connection): Promise<readonly string[]> {
  const owner = createPool(connection, { max: 1 });
  try {
    return await migrate(owner, migrationFolder);
  } finally {
    await owner.end();
  }
}
