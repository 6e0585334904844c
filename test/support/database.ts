import { join } from 'node:path';
import { Client, type Pool } from 'pg';
import type { SocketConnection } from '#store/connection.ts';
import { createPool } from '#store/pool.ts';

export const migrationFolder = join(import.meta.dirname, '../../src/store/migration');

/** By this variable test/global-setup.ts tells the test files where the migrated database is. */
export const templateVariable = 'TEACHER_SUCCESS_TEST_TEMPLATE';

export type TestDatabase = AsyncDisposable &
  Readonly<{ connection: SocketConnection; pool: Pool; drop: () => Promise<void> }>;

let made = 0;

/** A migrated database of one's own: `const database = await createTestDatabase(); after(database.drop);` */
export async function createTestDatabase(options: Readonly<{ isEmpty?: boolean }> = {}): Promise<TestDatabase> {
  const template = templateConnection();
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const original = options.isEmpty ? 'template0' : template.database;
  await administer(template, `create database ${name} template ${original} strategy file_copy`);
  const connection = { ...template, database: name };
  const pool = createPool(connection);
  const drop = async () => {
    await pool.end();
    await administer(template, `drop database ${name} with (force)`);
  };
  return { connection, pool, drop, [Symbol.asyncDispose]: drop };
}

/** The run's server and the migrated database on it, for those who copy it themselves. */
export function templateConnection(): SocketConnection {
  const text = process.env[templateVariable];
  if (text === undefined) {
    throw new Error("This test needs the run's database. Run it by: npm test -- FILE");
  }
  return JSON.parse(text);
}

async function administer(server: SocketConnection, statement: string): Promise<void> {
  const client = new Client({ ...server, database: 'postgres' });
  await client.connect();
  await client.query(statement);
  await client.end();
}
