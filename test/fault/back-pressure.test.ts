import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { openForTest } from '../../sandbox/open-for-test.ts';
import { syncFeeds } from '../../src/wiring/sync.ts';
import { until } from '../support/application.ts';
import { startProxy } from '../support/crash/proxy.ts';
import { noFeeds } from '../support/fake-source.ts';
import { openLedger, policy } from '../support/ledger.ts';

const now = instant('2025-10-20T06:10:00Z');
const ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());

test('while the database takes nothing, a list is fetched one page ahead and no further', async (t) => {
  const england = await openForTest(t, now, { people: 60 });
  await using proxy = await startProxy(england.url);
  const feeds = { ...noFeeds, publishApi: { url: `${proxy.url}/publish/api/public/v1` } };
  const writer = await ledger.owner.connect();
  await writer.query('select pg_advisory_lock(7355608)');
  const http = { wait: async () => undefined, random: () => 0.5, limits: { rowsAPage: 5 } };
  const read = syncFeeds({ pool: ledger.pool, policy, feeds, http }, ['publish-course'], false, () => undefined);
  const furthest = (): number => Math.max(0, ...proxy.asked.map(({ page }) => page));
  await until('the second page is asked for', () => furthest() === 2);
  // Whoever ran on without bound would have asked for more by now: each of these is a way to the database and back.
  for (let time = 1; time <= 50; time += 1) await ledger.owner.query('select pg_sleep(0.002)');
  assert.equal(furthest(), 2);
  await writer.query('select pg_advisory_unlock(7355608)');
  writer.release();
  await read;
  assert.ok(furthest() > 3, 'the list was too short to tell');
  const { rows } = await ledger.pool.query('select bool_and(outcome = $1) as whole from run', ['complete']);
  assert.equal(rows[0]?.whole, true);
});
