import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { openForTest } from '../../sandbox/open-for-test.ts';
import type { FeedConfig } from '../../src/wiring/paged-sources.ts';
import { syncFeeds } from '../../src/wiring/sync.ts';
import { noFeeds } from '../support/fake-source.ts';
import { openLedger, policy } from '../support/ledger.ts';

const now = instant('2025-10-20T06:10:00Z');
const ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(now));

type Trouble = {
  readonly kind: string;
  readonly times: number;
  readonly retryAfter?: number;
  readonly millis?: number;
};

test('an undisturbed reading asks once and waits for nothing', async (t) => {
  const { report, waited } = await readThrough(t, []);
  assert.equal(report.outcome, 'complete');
  assert.ok(report.landed > 0);
  assert.deepEqual(waited, []);
});

test('a source that asks for patience (429) is given just the seconds that it names', async (t) => {
  const { report, waited } = await readThrough(t, [{ kind: '429', times: 2, retryAfter: 17 }]);
  assert.equal(report.outcome, 'complete');
  assert.deepEqual(waited, [17, 17]);
});

test('a source that breaks down (500) is asked again after pauses that double', async (t) => {
  const { report, waited } = await readThrough(t, [{ kind: '500', times: 3 }]);
  assert.equal(report.outcome, 'complete');
  // The two cycles are asked at the same time: the troubles meet one of them, or one of them once and the other twice.
  const pauses = waited.toSorted((a, b) => a - b).join(' ');
  assert.ok(pauses === '1 2 4' || pauses === '1 1 2', pauses);
});

test('a connection that is cut before its answer is asked again', async (t) => {
  const { report, waited } = await readThrough(t, [{ kind: 'reset', times: 1 }]);
  assert.equal(report.outcome, 'complete');
  assert.deepEqual(waited, [1]);
});

test('a page that ends in its middle is asked again, and nothing of the half is landed', async (t) => {
  const undisturbed = await readThrough(t, []);
  await ledger.empty(now);
  const { report, waited } = await readThrough(t, [{ kind: 'truncate', times: 1 }]);
  assert.deepEqual(report, undisturbed.report);
  assert.deepEqual(waited, [1]);
});

test('a slow answer is waited for', async (t) => {
  const { report, waited } = await readThrough(t, [{ kind: 'slow', times: 1, millis: 200 }]);
  assert.equal(report.outcome, 'complete');
  assert.deepEqual(waited, []);
});

test('a source that stays away ends its own run as failed and no other, moves no watermark and proves nothing', async (t) => {
  const { report, reports, waited } = await readThrough(t, [{ kind: '500', times: 1000 }]);
  assert.equal(report.outcome, 'failed');
  assert.match(report.problem ?? '', /applications: status 500, after 6 tries$/);
  assert.equal(waited.length, 2 * 5);
  assert.ok(reports.some((each) => each.feed === 'publish-course' && each.outcome === 'complete'));
  const { rows } = await ledger.pool.query(
    `select (select count(*) from watermark where feed = 'apply-application') as marks,
       (select count(*) from coverage where feed = 'apply-application') as covered,
       (select count(*) from run where feed = 'apply-application' and outcome = 'failed') as failed`,
  );
  assert.deepEqual(rows, [{ marks: 0, covered: 0, failed: 2 }]);
});

test('the run after a failed one reads what that one missed', async (t) => {
  const undisturbed = await readThrough(t, []);
  await ledger.empty(now);
  // Six tries of each of the two cycles' first pages, then the source is well again.
  await readThrough(t, [{ kind: '500', times: 12 }], async (again) => {
    const reports = await again();
    const landed = reports.filter((each) => each.feed === 'apply-application').map((each) => each.landed);
    assert.deepEqual(landed, landedOf(undisturbed.reports));
  });
});

function landedOf(reports: readonly RunReport[]): readonly number[] {
  return reports.filter((each) => each.feed === 'apply-application').map((each) => each.landed);
}

type Reading = {
  readonly report: RunReport;
  readonly reports: readonly RunReport[];
  readonly waited: readonly number[];
};

/** Reads Apply and Publish of a made-up England whose Apply is in trouble; answers for the cycle with most rows. */
async function readThrough(
  t: Parameters<typeof openForTest>[0],
  troubles: readonly Trouble[],
  then: (again: () => Promise<readonly RunReport[]>) => Promise<void> = async () => undefined,
): Promise<Reading> {
  const england = await openForTest(t, now, { people: 40 });
  const feeds: FeedConfig = {
    ...noFeeds,
    applyRegisterApi: { url: `${england.url}/apply/register-api`, token: england.applyToken },
    publishApi: { url: `${england.url}/publish/api/public/v1` },
  };
  for (const trouble of troubles) await england.post('/fault', { path: '/apply/', ...trouble });
  const waited: number[] = [];
  const wait = async (seconds: number) => {
    waited.push(seconds);
  };
  const read = async () => {
    const reports: RunReport[] = [];
    const settings = { pool: ledger.pool, policy, feeds, http: { wait, random: () => 0.5 } };
    await syncFeeds(settings, ['apply-application', 'publish-course'], false, (report) => reports.push(report));
    return reports.toSorted((a, b) => (a.scope < b.scope ? -1 : 1));
  };
  const reports = await read();
  await then(read);
  const [report] = reports.filter((each) => each.feed === 'apply-application').toSorted((a, b) => b.rows - a.rows);
  assert.ok(report);
  return { report, reports, waited: [...waited] };
}
