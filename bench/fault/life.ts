import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type Pool } from 'pg';
import { fileRun } from '#job/file-run.ts';
import type { RunReport } from '#job/sync-run.ts';
import { addSeconds, type Instant, instant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import type { Feed } from '#source/feed.ts';
import type { SocketConnection } from '#store/connection.ts';
import { createPool } from '#store/pool.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import type { England } from '../../sandbox/england.ts';
import { openSandbox } from '../../sandbox/sandbox.ts';
import { parseInstant } from '../../sandbox/time.ts';
import { applicationRole } from '../../src/wiring/database.ts';
import { feedsOf } from '../../src/wiring/england.ts';
import { fileSource } from '../../src/wiring/file-source.ts';
import type { FeedConfig } from '../../src/wiring/paged-sources.ts';
import { syncDue, syncPorts } from '../../src/wiring/sync.ts';
import type { FaultFeed } from './fault-feed.ts';
import type { FaultKind } from './fault-kind.ts';
import { openListening } from './listening.ts';

/** Where a life begins: a migrated database to copy, and the people that it is about. */
export type Beginning = {
  readonly server: SocketConnection;
  readonly template: string;
  readonly england: England;
  readonly policy: Policy;
  readonly now: Instant;
  /** The sources that are read; the others say nothing. */
  readonly reads: readonly (keyof FeedConfig)[];
  /** The only folder of files that is read; all without. */
  readonly folder?: string | undefined;
  /** Whether webhooks are sent to a server of ours. */
  readonly isSentTo?: boolean | undefined;
};

/** A made-up England and a ledger of it that were copied from a beginning, and go their own way from there. */
export type Life = AsyncDisposable & {
  readonly pool: Pool;
  readonly database: string;
  /**
   * Moves both clocks there and reads what is due.
   * @param keptIn where the files that were dropped on the way are copied to, before they are read
   * @returns what each run reported
   */
  readonly liveTo: (day: string, keptIn?: string) => Promise<readonly RunReport[]>;
  readonly strike: (feed: FaultFeed, kind: FaultKind) => Promise<void>;
  readonly heal: () => Promise<void>;
  /** A feed's files that were kept come again. */
  readonly dropAgain: (folder: string, feed: FaultFeed) => Promise<void>;
  /** What was sent by webhook comes again as a file, a line each. */
  readonly bring: (feed: Feed, rows: readonly string[]) => Promise<void>;
  readonly end: (keep: boolean) => Promise<void>;
};

/** Short lists have pages all the same, and nobody waits for real seconds. */
const rowsAPage = 5;
const limits = { answerMs: 400, wholeMs: 400, largestBody: 4 * 1024 ** 2, rowsAPage };

const nothing: FeedConfig = {
  applyCandidateApi: null,
  applyRegisterApi: null,
  publishApi: null,
  registerApi: null,
  vacanciesApi: null,
  trsApi: null,
  dropDirectory: null,
};

let made = 0;

export async function openLife({
  server,
  template,
  england,
  policy,
  now: began,
  reads,
  folder,
  isSentTo = false,
}: Beginning): Promise<Life> {
  made += 1;
  const database = `fault_${process.pid}_${made}`;
  await administer(server, `create database ${database} template ${template}`);
  await administer(server, `alter database ${database} set synchronous_commit = off`);
  const pool = createPool({ ...server, database }, { role: applicationRole, max: 4 });
  const drop = await mkdtemp(join(tmpdir(), 'fault-drop-'));
  const start = parseInstant(began);
  if (start === undefined) throw new Error(`no instant: ${began}`);
  const options = {
    port: 0,
    people: 0,
    seed: 1,
    now: start,
    drop,
    applyPageSize: rowsAPage,
    webhookPatience: limits.answerMs,
  };
  const sandbox = await openSandbox(options, england);
  const listening = isSentTo
    ? await openListening({ pool, connection: { ...server, database } }, policy, sandbox)
    : null;
  const feedsAt = (url: string): FeedConfig => {
    const registerTokens = [...sandbox.registerTokens];
    const address = { ...sandbox, registerTokens, url, dropDirectory: drop, pid: 0, identity: '' };
    const all: FeedConfig = { ...feedsOf(address), vacanciesApi: { url: `${url}/vacancies/api/v1` } };
    return { ...nothing, ...Object.fromEntries(reads.map((name) => [name, all[name]])) };
  };
  const usual = feedsAt(sandbox.url);
  let feeds: FeedConfig = usual;
  let now = began;
  let offClock: Readonly<Record<string, unknown>> | null = null;

  async function moveTo(to: Instant): Promise<void> {
    now = to;
    await tell(sandbox.url, 'POST', '/clock', { to });
    await setSimulatedClock(pool, to);
  }
  /** Several wait at the same time: one after the other, for time never goes back. */
  let turn = Promise.resolve();
  const wait = (seconds: number): Promise<void> => {
    turn = turn.then(() => moveTo(addSeconds(now, seconds)));
    return turn;
  };
  const http = { wait, random: () => 0.5, limits };
  async function end(keep: boolean): Promise<void> {
    await listening?.close();
    await sandbox.close();
    await pool.end();
    await rm(drop, { recursive: true });
    if (!keep) await administer(server, `drop database ${database} with (force)`);
  }
  return {
    pool,
    database,
    liveTo: async (day, keptIn) => {
      const to = instant(day);
      await setSimulatedClock(pool, now);
      if (listening !== null) for await (const due of listening.dueUntil(to)) await moveTo(due);
      if (to > now) await moveTo(to);
      if (folder !== undefined) await keepOnly(drop, folder);
      if (keptIn !== undefined) await copyFiles(drop, keptIn, () => true);
      const reports: RunReport[] = [];
      await syncDue({ pool, policy, feeds, http }, (report) => reports.push(report));
      return reports;
    },
    strike: async ({ path, clockPath = path, config }, { ask, certificate, path: elsewhere }) => {
      const struck = elsewhere ?? (ask.kind === 'clock' ? clockPath : path);
      if (ask.kind === 'clock') offClock = { path: struck, ...ask };
      if (certificate === undefined) return tell(sandbox.url, 'POST', '/fault', { path: struck, ...ask });
      const url = await sandbox.badlyCertified(certificate);
      const bad = feedsAt(url);
      if (config !== undefined) feeds = { ...usual, [config]: bad[config] };
    },
    heal: async () => {
      feeds = usual;
      await tell(sandbox.url, 'DELETE', '/fault', undefined);
      // A clock is put right, and what it stamped stays as it was stamped.
      if (offClock !== null) await tell(sandbox.url, 'POST', '/fault', { ...offClock, kind: 'clock-was', until: now });
    },
    dropAgain: (folder, { path }) => copyFiles(folder, drop, (name) => name.startsWith(path)),
    bring: async (feed, rows) => {
      const file = join(drop, `${feed}.jsonl`);
      await writeFile(file, rows.map((row) => `${row}\n`).join(''));
      const { outcome, problem } = await fileRun(await fileSource(feed, file, 'sent again'), syncPorts(pool, policy));
      if (outcome !== 'complete') throw new Error(`what was sent again of ${feed} is ${outcome}: ${problem}`);
      await rm(file);
    },
    end,
    [Symbol.asyncDispose]: () => end(false),
  };
}

async function keepOnly(drop: string, folder: string): Promise<void> {
  for (const other of await readdir(drop)) if (other !== folder) await rm(join(drop, other), { recursive: true });
}

/** Copies the files of a drop folder that wait to be read. */
async function copyFiles(from: string, to: string, isWanted: (name: string) => boolean): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true, recursive: true })) {
    const feed = entry.parentPath.slice(from.length + 1);
    if (!entry.isFile() || feed.includes('/') || !isWanted(`${feed}/${entry.name}`)) continue;
    await mkdir(join(to, feed), { recursive: true });
    await copyFile(join(from, feed, entry.name), join(to, feed, entry.name));
  }
}

async function tell(url: string, method: string, path: string, value: unknown): Promise<void> {
  const response = await fetch(`${url}${path}`, {
    method,
    ...(value === undefined ? {} : { body: JSON.stringify(value) }),
  });
  if (!response.ok) throw new Error(`made-up England: ${path} ${response.status} ${await response.text()}`);
}

export async function administer(server: SocketConnection, statement: string): Promise<void> {
  const client = new Client({ ...server, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
