import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, beforeEach, describe, it, type TestContext } from 'node:test';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { createPool } from '#store/pool.ts';
import { openTurns, type Turns, takeTheWheel } from '#store/turn.ts';
import { openForTest } from '../../sandbox/open-for-test.ts';
import type { FeedConfig } from '../../src/wiring/paged-sources.ts';
import { type Rhythm, workUntil } from '../../src/wiring/work.ts';
import { until } from '../support/application.ts';
import { noFeeds } from '../support/fake-source.ts';
import { openLedger, policy } from '../support/ledger.ts';
import type { WorkOrders } from '../support/work-child.ts';

const now = instant('2025-10-20T06:10:00Z');
const ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(now));

describe('the turn of a feed', () => {
  it('has one taker, whoever else asks, and is free for the next when it is given back', async (t) => {
    const [a, b, c] = threeProcesses(t);
    const held = await a.take('apply-application');
    assert.ok(held !== null);
    assert.equal(await b.take('apply-application'), null);
    assert.equal(await a.take('apply-application'), null, 'nor twice in one process');
    const other = await b.take('publish-course');
    assert.ok(other !== null, 'another feed has its own');
    await held[Symbol.asyncDispose]();
    const next = await c.take('apply-application');
    assert.ok(next !== null);
    assert.equal(await a.take('apply-application'), null);
  });

  it('is lost with its session, told to its holder, and free at once', async (t) => {
    const [a, b] = threeProcesses(t);
    const held = await a.take('vacancy');
    assert.ok(held !== null && !held.lost.aborted);
    await ledger.owner.query(
      `select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and classid = 7355611
       and database = (select oid from pg_database where datname = current_database())`,
    );
    await until('the holder knows', () => held.lost.aborted);
    const next = await b.take('vacancy');
    assert.ok(next !== null);
    assert.equal(await a.take('vacancy'), null);
    await next[Symbol.asyncDispose]();
    assert.equal(await a.take('vacancy'), null, 'not while its holder may still be at work');
    await held[Symbol.asyncDispose]();
    assert.ok((await a.take('vacancy')) !== null, 'with a new session');
  });

  it("is nobody's while made-up England is moved, which waits for those that are taken", async (t) => {
    const [a] = threeProcesses(t);
    const held = await a.take('vacancy');
    assert.ok(held !== null);
    assert.equal(await takeTheWheel(ledger.pool), null);
    await held[Symbol.asyncDispose]();
    await using wheel = await takeTheWheel(ledger.pool);
    assert.ok(wheel !== null);
    assert.equal(await a.take('vacancy'), null);
    assert.equal(await a.take('school'), null);
  });
});

describe('workers', () => {
  it('three at once read each scope once', async (t) => {
    const england = await openForTest(t, now, { people: 30 });
    const feeds = feedsOf(england);
    const workers = [1, 2, 3].map(() => startWorker(t, { connection: ledger.connection, feeds }));
    const expected = 3 + 3 + 2;
    await until('everything is read', async () => (await runs()).length >= expected && (await unfinished()) === 0);
    for (const { child } of workers) child.kill('SIGTERM');
    assert.deepEqual(await Promise.all(workers.map(({ ended }) => ended)), [0, 0, 0]);
    assert.deepEqual(workers.map(({ errors }) => errors()).join(''), '');
    const found = await runs();
    assert.equal(found.length, expected);
    for (const { feed, scope, outcome, times } of found)
      assert.deepEqual([outcome, times], ['complete', 1], `${feed} ${scope}`);
  });

  it('one that is killed leaves its feed to the next, which goes on where it was', async (t) => {
    const england = await openForTest(t, now, { people: 30 });
    const sick = await hangingSource(t);
    const sickFeeds = { ...noFeeds, applyRegisterApi: apply(sick, 'token') };
    const feeds = { ...feedsOf(england), publishApi: null };
    const first = startWorker(t, { connection: ledger.connection, feeds: sickFeeds });
    await until('the first worker has the turn', async () => (await holders()) === 1);
    const second = startWorker(t, { connection: ledger.connection, feeds });
    await until('the second worker has looked', () => connectedTwice());
    assert.equal(await holders(), 1);
    assert.equal((await runs()).length, 0);
    first.child.kill('SIGKILL');
    await until('the second worker reads it', async () => (await runs()).length === 2 && (await unfinished()) === 0);
    second.child.kill('SIGTERM');
    assert.equal(await second.ended, 0);
    assert.deepEqual(new Set((await runs()).map(({ times }) => times)), new Set([1]));
  });

  it('a feed that hangs keeps no other waiting, and is ended with its reason when its turn is over', async (t) => {
    const england = await openForTest(t, now, { people: 30 });
    const hung = await hangingSource(t);
    const feeds = { ...feedsOf(england), applyRegisterApi: apply(hung, 'token') };
    const reports = await workFor(t, feeds, { secondsBetweenLooks: 0.1, minutesATurn: 0.05 }, (told) =>
      told.some(({ feed }) => feed === 'apply-application'),
    );
    const order = reports.map(({ feed, outcome }) => `${feed} ${outcome}`);
    assert.ok(order.indexOf('publish-course complete') < order.indexOf('apply-application failed'), order.join(', '));
    const problem = reports.find(({ feed }) => feed === 'apply-application')?.problem;
    assert.match(problem ?? '', /^apply-application: it took more than 0\.05 minutes of a turn, was ended/);
    assert.equal(await holders(), 0);
  });

  it('that is told to stop leaves what hangs to be taken up again, and waits for nothing', async (t) => {
    const hung = await hangingSource(t);
    const feeds = { ...noFeeds, applyRegisterApi: apply(hung, 'token') };
    const reports = await workFor(
      t,
      feeds,
      { secondsBetweenLooks: 0.1, minutesATurn: 60 },
      async () => (await holders()) === 1,
    );
    assert.deepEqual(reports, []);
    assert.equal(await holders(), 0);
    assert.equal((await runs()).length, 0);
  });
});

function threeProcesses(t: TestContext): readonly [Turns, Turns, Turns] {
  const open = (): Turns => {
    const pool = createPool(ledger.connection, { role: 'teacher_success_app' });
    const turns = openTurns(pool);
    t.after(async () => {
      await turns[Symbol.asyncDispose]();
      await pool.end();
    });
    return turns;
  };
  return [open(), open(), open()];
}

function feedsOf(england: { readonly url: string; readonly applyToken: string }): FeedConfig {
  return {
    ...noFeeds,
    applyRegisterApi: apply(england.url, england.applyToken),
    publishApi: { url: `${england.url}/publish/api/public/v1` },
  };
}

function apply(url: string, token: string): FeedConfig['applyRegisterApi'] {
  return { url: `${url}/apply/register-api`, token };
}

/** Takes every question and answers none. */
async function hangingSource(t: TestContext): Promise<string> {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address !== 'string');
  return `http://127.0.0.1:${address.port}`;
}

/** A worker in this process, stopped when the test has seen what it waits for. */
async function workFor(
  t: TestContext,
  feeds: FeedConfig,
  rhythm: Rhythm,
  isSeen: (told: readonly RunReport[]) => boolean | Promise<boolean>,
): Promise<readonly RunReport[]> {
  const pool = createPool(ledger.connection, { role: 'teacher_success_app' });
  t.after(() => pool.end());
  const reports: RunReport[] = [];
  const stop = Promise.withResolvers<void>();
  const http = { wait: async () => undefined, random: () => 0.5 };
  const note = (report: RunReport): void => void reports.push(report);
  const worked = workUntil(stop.promise, { pool, policy, feeds, http }, note, assert.ifError, rhythm);
  await until('it is seen', () => isSeen(reports));
  stop.resolve();
  await worked;
  return reports;
}

type Worker = {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly errors: () => string;
};

function startWorker(t: TestContext, orders: WorkOrders): Worker {
  const script = join(import.meta.dirname, '../support/work-child.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(orders)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const ended = once(child, 'close').then(([code]): number | null => code);
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended, errors: () => said };
}

async function runs(): Promise<readonly Record<'feed' | 'scope' | 'outcome' | 'times', unknown>[]> {
  const { rows } = await ledger.owner.query(
    `select feed, scope, min(outcome) as outcome, count(*)::int as times from run group by feed, scope`,
  );
  return rows;
}

async function unfinished(): Promise<number> {
  const { rows } = await ledger.owner.query(`select count(*)::int as open from run where outcome = 'running'`);
  return rows[0]?.open;
}

/** How many turns of feeds are taken. */
async function holders(): Promise<number> {
  const { rows } = await ledger.owner.query(
    `select count(*)::int as held from pg_locks where locktype = 'advisory' and classid = 7355611 and granted
       and objid = (hashtext('apply-application')::bigint & 4294967295)::oid
       and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows[0]?.held;
}

async function connectedTwice(): Promise<boolean> {
  const { rows } = await ledger.owner.query(
    `select count(distinct backend_start)::int as sessions from pg_stat_activity where query like '%pg_try_advisory_lock%' and datname = current_database()`,
  );
  return rows[0]?.sessions >= 2;
}
