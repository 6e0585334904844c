import { statfs } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Pool } from 'pg';
import { readFeedStates } from '#store/feed-state.ts';
import { pendingMigrations } from '#store/pending-migration.ts';
import { readPolicy } from '#store/policy-text.ts';
import type { Config } from '../config.ts';
import { policyFolder } from '../main.ts';
import { migrationFolder, openDatabase } from '../wiring/database.ts';
import { readAddress } from '../wiring/england.ts';
import { messageOf } from './exit-code.ts';
import { printJson } from './print.ts';
import { configured, hasFeeds } from './system.ts';
import { exitOnSignal } from './until-signal.ts';

type Finding = { readonly check: string; readonly ok: boolean; readonly found: string };

export function addDoctorVerb(program: Command): void {
  program
    .command('doctor')
    .description('look whether everything that we need is there; exit 1 when something is not ok')
    .option('--json', 'the findings as JSON')
    .action(examine);
}

async function examine(options: { json?: boolean }): Promise<void> {
  const signals = exitOnSignal();
  const config = configured();
  const findings = [
    await finding('disk', () => freeSpace(config)),
    await finding('policy', async () => `version ${(await readPolicy(policyFolder)).version}`),
    await finding('feeds', () => feedsConfigured(config)),
    ...(await examineDatabase(config, signals.ready)),
  ];
  if (findings.some((each) => !each.ok)) process.exitCode = 1;
  if (options.json) return printJson(findings);
  for (const { check, ok, found } of findings)
    console.log(`${ok ? 'ok    ' : 'not ok'}  ${check.padEnd(10)}  ${found}`);
}

async function examineDatabase(config: Config, opened: () => void): Promise<readonly Finding[]> {
  try {
    await using database = await openDatabase(config, false);
    opened();
    const { pool } = database;
    const where = config.databaseUrl === null ? `our own, in ${config.dataDirectory}` : 'that of DATABASE_URL';
    const reached = await finding('database', async () => `PostgreSQL ${await readVersion(pool)}, ${where}`);
    if (!reached.ok) return [reached];
    return [reached, await finding('migrations', () => migrated(pool)), await finding('runs', () => lastRuns(pool))];
  } catch (error) {
    return [{ check: 'database', ok: false, found: messageOf(error) }];
  }
}

/** @param look says what it found, or throws what is wrong */
async function finding(check: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { check, ok: true, found: await look() };
  } catch (error) {
    return { check, ok: false, found: messageOf(error) };
  }
}

const leastFreeGigabytes = 1;

async function freeSpace({ dataDirectory }: Config): Promise<string> {
  const { bavail, bsize } = await statfs(dataDirectory).catch(() => statfs('.'));
  const gigabytes = (bavail * bsize) / 1e9;
  const found = `${gigabytes.toFixed(1)} GB free for ${dataDirectory}`;
  if (gigabytes < leastFreeGigabytes) throw new Error(`${found}: make room, at least ${leastFreeGigabytes} GB`);
  return found;
}

async function feedsConfigured(config: Config): Promise<string> {
  const { applyCandidateApi, applyRegisterApi, publishApi, registerApi, vacanciesApi, dropDirectory } = config;
  const named = Object.entries({
    'Apply (candidates)': applyCandidateApi,
    Apply: applyRegisterApi,
    Publish: publishApi,
    Register: registerApi,
    'Teaching Vacancies': vacanciesApi,
    dropDirectory,
  })
    .filter(([, each]) => each !== null)
    .map(([name]) => name);
  if (hasFeeds(config)) return `configured: ${named.join(', ')}`;
  const england = await readAddress(config.dataDirectory);
  return england === null
    ? 'none is configured; npm start brings made-up England'
    : 'made-up England, which is running';
}

async function readVersion(pool: Pool): Promise<string> {
  const { rows } = await pool.query('show server_version');
  const version: string = rows[0]?.server_version;
  if (Number.parseInt(version, 10) < 18) throw new Error(`PostgreSQL ${version}: 18 or newer is needed`);
  return version;
}

async function migrated(pool: Pool): Promise<string> {
  const pending = await pendingMigrations(pool, migrationFolder);
  if (pending.length > 0) throw new Error(`lacks ${pending.join(', ')}: run teacher-success migrate as its owner`);
  return 'all are applied';
}

/** A partial run is no illness: a snapshot that proves no absence is one. */
async function lastRuns(pool: Pool): Promise<string> {
  const states = await readFeedStates(pool);
  const failed = states.filter((each) => each.outcome === 'failed').map((each) => `${each.feed} (${each.channel})`);
  if (failed.length > 0) throw new Error(`the last run failed of ${failed.join(', ')}: see teacher-success feed`);
  return states.length === 0 ? 'no feed was read yet' : `${states.length} channels, none failed`;
}
