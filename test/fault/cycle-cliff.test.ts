import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { type Client, openForTest } from '../../sandbox/open-for-test.ts';
import { syncDue } from '../../src/wiring/sync.ts';
import { noFeeds } from '../support/fake-source.ts';
import { openLedger, policy } from '../support/ledger.ts';

/** Find opens for the cycle of 2026 on 30 September 2025, 08:00 UTC: from then on the Candidate API shows nobody else. */
const weekBefore = '2025-09-24T06:10:00Z';
const ledger = await openLedger(instant(weekBefore));
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(instant(weekBefore)));

test('in the days before Find opens everybody is read again, and not before', async (t) => {
  const england = await openForTest(t, weekBefore, { people: 40 });
  const [first] = await readDue(england, weekBefore);
  const [ordinary] = await readDue(england, '2025-09-26T06:10:00Z');
  const [last] = await readDue(england, '2025-09-30T06:10:00Z');
  assert.ok(first && ordinary && last);
  assert.ok(ordinary.rows < first.rows / 2, `${ordinary.rows} of ${first.rows}`);
  assert.ok(last.rows >= first.rows, `${last.rows} of ${first.rows}`);
});

test('who is out of reach afterwards stands as last said, and is not gone', async (t) => {
  const england = await openForTest(t, weekBefore, { people: 40 });
  await readDue(england, '2025-09-30T06:10:00Z');
  const before = await candidates();
  const [report] = await readDue(england, '2025-10-02T06:10:00Z');
  assert.deepEqual([report?.scope, report?.outcome], ['2026', 'complete']);
  const { status } = await england.get(`/apply/candidate-api/v1.4/candidates/${before[0]}`, england.candidateToken);
  assert.equal(status, 404);
  assert.deepEqual((await candidates()).slice(0, before.length), before);
  const { rows } = await ledger.pool.query("select count(*) as gone from presence where feed = 'apply-candidate'");
  assert.deepEqual(rows, [{ gone: 0 }]);
});

test('a change between two readings is seen although stamps show whole seconds and the question is strictly later', async (t) => {
  const england = await openForTest(t, '2025-03-03T06:10:00Z', { people: 40 });
  await ledger.empty(instant('2025-03-03T06:10:00Z'));
  await readDue(england, '2025-03-03T06:10:00Z');
  for (const day of ['04', '05', '06', '07', '10', '11', '12', '13', '14', '17', '18'])
    await readDue(england, `2025-03-${day}T06:10:00Z`);
  const stepwise = await contents();
  await ledger.empty(instant('2025-03-18T06:10:00Z'));
  await readDue(england, '2025-03-18T06:10:00Z');
  assert.deepEqual(stepwise, await contents());
});

/** Moves both clocks on and reads what is due of the Candidate API alone. */
async function readDue(england: Client, now: string): Promise<readonly RunReport[]> {
  await england.moveTo(now);
  await setSimulatedClock(ledger.pool, instant(now));
  const reports: RunReport[] = [];
  const applyCandidateApi = { url: `${england.url}/apply/candidate-api`, token: england.candidateToken };
  const http = { wait: async () => undefined, random: () => 0.5 };
  const feeds = { ...noFeeds, applyCandidateApi };
  await syncDue({ pool: ledger.pool, policy, feeds, http }, (report) => reports.push(report));
  return reports;
}

async function candidates(): Promise<readonly string[]> {
  const { rows } = await ledger.pool.query(
    "select record_key from source_record where feed = 'apply-candidate' order by last_seen_at, record_key",
  );
  return rows.map((row) => row.record_key);
}

async function contents(): Promise<unknown> {
  const { rows } = await ledger.pool.query(
    "select record_key, encode(current_hash, 'hex') as hash from source_record where feed = 'apply-candidate' order by 1",
  );
  return rows;
}
