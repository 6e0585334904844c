import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import type { RunReport } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { type Client, openForTest } from '../../sandbox/open-for-test.ts';
import { syncFeeds } from '../../src/wiring/sync.ts';
import { noFeeds } from '../support/fake-source.ts';
import { openLedger, policy } from '../support/ledger.ts';

const now = '2025-10-20T06:10:00Z';
const ledger = await openLedger(instant(now));
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(instant(now)));

test('what a clock is behind is added to the overlap, of the question that shows it and of the next, and is told', async (t) => {
  const england = await openForTest(t, now, { people: 20 });
  await read(england);
  assert.deepEqual(await marks(), ['2025-10-20T06:05:00Z']);
  await moveTo(england, '2025-10-21T06:10:00Z');
  await england.post('/fault', { path: '/apply/', kind: 'clock', seconds: -300, share: 1 });
  const [report] = await read(england);
  assert.deepEqual(
    [report?.outcome, report?.problem],
    ['complete', "its clock is 300 seconds behind ours: we ask from so much earlier. Tell the source's owner"],
  );
  assert.deepEqual(await marks(), ['2025-10-21T06:00:00Z']);
  const { rows } = await ledger.pool.query(
    "select distinct to_char(since at time zone 'UTC', 'HH24:MI') as since from run where since is not null",
  );
  assert.deepEqual(rows, [{ since: '06:00' }]);
});

test('a clock that is before ours moves nothing, and is told', async (t) => {
  const england = await openForTest(t, now, { people: 20 });
  await england.post('/fault', { path: '/apply/', kind: 'clock', seconds: 300, share: 1 });
  const [report] = await read(england);
  assert.equal(report?.problem, "its clock is 300 seconds before ours. Tell the source's owner");
  assert.deepEqual(await marks(), ['2025-10-20T06:05:00Z']);
});

async function moveTo(england: Client, to: string): Promise<void> {
  await england.moveTo(to);
  await setSimulatedClock(ledger.pool, instant(to));
}

async function read(england: Client): Promise<readonly RunReport[]> {
  const reports: RunReport[] = [];
  const applyRegisterApi = { url: `${england.url}/apply/register-api`, token: england.applyToken };
  const http = { wait: async () => undefined, random: () => 0.5 };
  const settings = { pool: ledger.pool, policy, feeds: { ...noFeeds, applyRegisterApi }, http };
  await syncFeeds(settings, ['apply-application'], false, (report) => reports.push(report));
  return reports;
}

async function marks(): Promise<readonly string[]> {
  const { rows } = await ledger.pool.query(
    `select distinct to_char(reached at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as reached from watermark`,
  );
  return rows.map((row) => row.reached);
}
