import type { Pool } from 'pg';
import { readFeedStates } from '#store/feed-state.ts';
import { pendingMigrations } from '#store/pending-migration.ts';
import { applicationRole, migrationFolder } from '../database.ts';
import { amiss, type Finding, fine } from './finding.ts';

/** @param where the database is, in words */
export async function checkDatabase(pool: Pool, where: string): Promise<readonly Finding[]> {
  const { rows } = await pool.query(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('full_page_writes') as pages, current_user as role`,
  );
  const { version, fsync, pages, role } = rows[0] ?? {};
  if (Number.parseInt(version, 10) < 18)
    return [amiss('database', `PostgreSQL ${version}, ${where}`, 'Use PostgreSQL 18 or newer.')];
  return [
    fine('database', `PostgreSQL ${version}, ${where}`),
    role === applicationRole
      ? fine('role', `we act as ${role}, which may add and never rewrite`)
      : amiss('role', `we act as ${role}`, `Name a login in DATABASE_URL that may act as ${applicationRole}.`),
    fsync === 'on' && pages === 'on'
      ? fine('fsync', 'what is committed survives a crash of the machine')
      : amiss(
          'fsync',
          `fsync is ${fsync}, full_page_writes is ${pages}: a crash of the machine can lose or spoil what was committed`,
          'Switch both on in the configuration of the server.',
        ),
    await checkMigrations(pool),
    await checkRuns(pool),
  ];
}

async function checkMigrations(pool: Pool): Promise<Finding> {
  const pending = await pendingMigrations(pool, migrationFolder);
  return pending.length === 0
    ? fine('migrations', 'all are applied')
    : amiss('migrations', `lacks ${pending.join(', ')}`, 'Run as the owner of the database: teacher-success migrate');
}

/** A partial run is no illness: a snapshot that proves no absence is one. */
async function checkRuns(pool: Pool): Promise<Finding> {
  const states = await readFeedStates(pool);
  const failed = states.filter((each) => each.outcome === 'failed').map((each) => `${each.feed} (${each.channel})`);
  if (failed.length > 0)
    return amiss('runs', `the last run failed of ${failed.join(', ')}`, 'teacher-success feed says why.');
  return fine('runs', states.length === 0 ? 'no feed was read yet' : `${states.length} channels, none failed`);
}
