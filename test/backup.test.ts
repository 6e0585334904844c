import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { openArchive } from '#store/backup/archive-writer.ts';
import { backUp } from '#store/backup/back-up.ts';
import { type RestoreReport, restore } from '#store/backup/restore.ts';
import type { RestoreProblem } from '#store/backup/restore-problem.ts';
import type { Connection } from '#store/connection.ts';
import { createPool } from '#store/pool.ts';
import { projectionDigest, rebuild } from '../src/wiring/rebuild.ts';
import { answersNow } from './support/answer.ts';
import { createTestDatabase, migrationFolder, type TestDatabase } from './support/database.ts';
import { type Arrival, type Ledger, openLedger, policy, receive } from './support/ledger.ts';
import { askedDays, endOfHistory, histories } from './support/made-up-history.ts';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
after(() => rmSync(folder, { recursive: true }));

describe('a backup that is made while feeds are read', () => {
  const path = join(folder, 'whole');
  const [history = []] = fc.sample(histories({ versions: 40 }), { seed: 7, numRuns: 1 });
  const middle = Math.floor(history.length / 2);
  const last = history.slice(-1);
  const stoodAt = new Map<string, Digests>();
  let ledger: Ledger;
  let copyPool: Pool;
  let database: TestDatabase;
  let report: RestoreReport;

  before(async () => {
    ledger = await openLedger(endOfHistory);
    await receiveEach(history.slice(0, middle));
    const backing = withCopyPool(ledger.connection, (pool) => backUp(pool, path, () => undefined));
    await receiveEach(history.slice(middle, -1));
    const backed = await backing;
    assert.ok(backed.ok);
    database = await createTestDatabase({ isEmpty: true });
    const restored = await restoreInto(database, path);
    assert.ok(restored.ok, JSON.stringify(restored));
    report = restored.value;
    copyPool = createPool(database.connection, { role: 'teacher_success_app' });
  });
  after(async () => {
    await copyPool.end();
    await database.drop();
    await ledger[Symbol.asyncDispose]();
  });

  async function receiveEach(arrivals: readonly Arrival[]): Promise<void> {
    for (const arrival of arrivals) {
      await receive(ledger.pool, [arrival]);
      stoodAt.set(await lastRecording(ledger.pool), await digestsOf(ledger.owner));
    }
  }

  it('holds what stood at one moment, each table to its last row', async () => {
    assert.ok(report.knownAt !== null);
    assert.ok(report.knownAt < (await lastRecording(ledger.pool)), 'nothing was written after the snapshot');
    assert.deepEqual(await digestsOf(database.pool), stoodAt.get(report.knownAt));
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it('comes back with every guard: nothing that was said can be rewritten', async () => {
    await assert.rejects(database.pool.query('delete from version'), /append-only/);
    await assert.rejects(database.pool.query(`update link set person_id = gen_random_uuid()`), /append-only/);
    const { rows } = await database.pool.query(
      `select count(*)::int as references from pg_constraint where contype = 'f' and convalidated`,
    );
    const { rows: own } = await ledger.owner.query(
      `select count(*)::int as references from pg_constraint where contype = 'f' and convalidated`,
    );
    assert.deepEqual(rows, own);
  });

  it('answers, is rebuilt and goes on as the one that it was made of', async () => {
    const digest = await projectionDigest(copyPool);
    await rebuild(copyPool, policy);
    assert.equal(await projectionDigest(copyPool), digest);
    // Where it stood, an arrival that it has already changes nothing.
    await receive(copyPool, history.slice(middle));
    await receive(ledger.pool, last);
    assert.deepEqual(await answersNow(copyPool, askedDays), await answersNow(ledger.pool, askedDays));
  });

  it('is refused when it is cut short or altered anywhere, and then nothing is changed', async () => {
    const bytes = readFileSync(path);
    const spoilt = join(folder, 'spoilt');
    await using empty = await createTestDatabase({ isEmpty: true });
    for (const share of [0, 0.0001, 0.3, 0.7, 0.9999]) {
      const at = Math.floor(bytes.length * share);
      writeFileSync(spoilt, bytes.subarray(0, at));
      await assertDamaged(empty, spoilt, `cut short at ${at}`);
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      writeFileSync(spoilt, altered);
      await assertDamaged(empty, spoilt, `altered at ${at}`);
    }
    writeFileSync(spoilt, Buffer.concat([bytes, Buffer.from([0])]));
    await assertDamaged(empty, spoilt, 'longer than it was');
    const { rows } = await empty.pool.query(`select from pg_class where relnamespace = 'public'::regnamespace`);
    assert.equal(rows.length, 0);
  });

  it('leaves a database alone that holds data, unless that may go', async () => {
    await using other = await createTestDatabase();
    await other.pool.query(`insert into payload (hash, body) values (sha256('a'), 'a')`);
    await closeSessions(other);
    assert.deepEqual(await problemOf(other, path), { kind: 'holds-data', table: 'payload' });
    const replaced = await restoreInto(other, path, { replaces: true });
    assert.ok(replaced.ok);
    assert.deepEqual(await digestsOf(other.pool), stoodAt.get(report.knownAt ?? ''));
  });

  it('leaves a database alone on which somebody is at work', async () => {
    await using busy = await createTestDatabase();
    const worker = await busy.pool.connect();
    assert.deepEqual(await problemOf(busy, path), { kind: 'in-use', sessions: 1 });
    worker.release();
  });

  it('when its restore is killed in the middle leaves nothing behind, and comes back at the next try', async () => {
    await using empty = await createTestDatabase({ isEmpty: true });
    // Whoever dies leaves a session that ends without its commit.
    const die = (table: string): void => {
      if (table === 'observation') throw new Error('killed');
    };
    await assert.rejects(restoreInto(empty, path, { note: die }), /killed/);
    const { rows } = await empty.pool.query(`select from pg_class where relnamespace = 'public'::regnamespace`);
    assert.equal(rows.length, 0);
    await closeSessions(empty);
    assert.ok((await restoreInto(empty, path)).ok);
  });
});

it('a file that is none of ours, or of a newer version, is told by its name', async () => {
  await using empty = await createTestDatabase({ isEmpty: true });
  const path = join(folder, 'other');
  writeFileSync(path, 'PK and something else that is long enough to be looked at');
  const none = await problemOf(empty, path);
  assert.ok(none.kind === 'damaged' && none.why === 'The file is no backup of Teacher Success.');
  const newer = join(folder, 'newer');
  await using archive = await openArchive(newer);
  const migrations = [{ name: '9999-from-the-future.sql', hash: 'x' }];
  await archive.addPart({ part: 'head', migrations, madeAt: '2031-01-01T00:00:00Z', knownAt: null });
  await archive.addPart({ part: 'tail', rows: {} });
  await archive.finish();
  assert.deepEqual(await problemOf(empty, newer), { kind: 'newer', migration: '9999-from-the-future.sql' });
});

it('a backup takes no place that is taken', async () => {
  await using database = await createTestDatabase();
  const path = join(folder, 'taken');
  writeFileSync(path, 'mine');
  const refused = await withCopyPool(database.connection, (pool) => backUp(pool, path, () => undefined));
  assert.deepEqual(refused, { ok: false, problem: { kind: 'file-exists' } });
  assert.equal(readFileSync(path, 'utf8'), 'mine');
});

type Digests = Readonly<Record<string, string>>;

/** Of every table, the log of the runs too. */
async function digestsOf(owner: Pool): Promise<Digests> {
  const { rows } = await owner.query(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' order by 1",
  );
  const digests: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: found } = await owner.query(
      `select count(*) || ' ' || md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as digest from ${name} as row`,
    );
    digests[name] = found[0].digest;
  }
  return digests;
}

async function lastRecording(pool: Pool): Promise<string> {
  const { rows } = await pool.query('select max(recorded_at) as at from recording');
  return rows[0]?.at;
}

async function withCopyPool<Value>(connection: Connection, work: (pool: Pool) => Promise<Value>): Promise<Value> {
  const pool = createPool(connection, { max: 1, pipeline: false });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

function restoreInto(
  { connection }: TestDatabase,
  path: string,
  { replaces = false, note = (_: string): void => undefined } = {},
): ReturnType<typeof restore> {
  return withCopyPool(connection, (pool) => restore({ pool, path, migrationFolder, replaces, note }));
}

async function problemOf(database: TestDatabase, path: string): Promise<RestoreProblem> {
  const restored = await restoreInto(database, path);
  assert.ok(!restored.ok);
  return restored.problem;
}

async function assertDamaged(database: TestDatabase, path: string, how: string): Promise<void> {
  assert.equal((await problemOf(database, path)).kind, 'damaged', how);
}

/** The test's own sessions would count as somebody at work. */
async function closeSessions({ connection }: TestDatabase): Promise<void> {
  await withCopyPool({ ...connection, database: 'postgres' }, (other) =>
    other.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [
      connection.database,
    ]),
  );
}
