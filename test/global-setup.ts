import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectOrStart, type EmbeddedPostgres } from '#store/embedded/embedded-postgres.ts';
import { processIdentity } from '#store/embedded/running-process.ts';
import { migrate } from '#store/migrate.ts';
import { createPool } from '#store/pool.ts';
import { migrationFolder, templateVariable } from './support/database.ts';

const prefix = 'teacher-success-test-';

let server: EmbeddedPostgres | undefined;
let dataDirectory: string | undefined;

/** One PostgreSQL for the whole run, with one migrated database that test files copy. */
export async function globalSetup(): Promise<void> {
  await removeAbandoned();
  dataDirectory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // Tests kill processes, never the machine: what the system's own files hold survives that without waiting for a disk.
  server = await connectOrStart({ dataDirectory, settings: { fsync: 'off' } });
  const pool = createPool(server.connection);
  try {
    await migrate(pool, migrationFolder);
  } catch (error) {
    await globalTeardown();
    throw error;
  } finally {
    await pool.end();
  }
  process.env[templateVariable] = JSON.stringify(server.connection);
}

export async function globalTeardown(): Promise<void> {
  if (server !== undefined && dataDirectory !== undefined) {
    await remove(server, dataDirectory);
  }
}

/** A run that was killed leaves its server behind: who leaves a server last stops it. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && processIdentity(Number(pid)) === null) {
      const abandoned = join(tmpdir(), name);
      await remove(await connectOrStart({ dataDirectory: abandoned }), abandoned);
    }
  }
}

async function remove(embedded: EmbeddedPostgres, folder: string): Promise<void> {
  await embedded.stop();
  rmSync(embedded.connection.host, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
