import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { addSeconds, instant } from '#kernel/instant.ts';
import { catalogue } from '#source/catalogue.ts';
import { feeds as feedNames } from '#source/feed.ts';
import { readFeedStates } from '#store/feed-state.ts';
import { createPool } from '#store/pool.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { openForTest } from '../sandbox/open-for-test.ts';
import { assemble } from '../src/main.ts';
import { buildServer } from '../src/server.ts';
import { listFeeds } from '../src/wiring/list-feeds.ts';
import { syncFeeds } from '../src/wiring/sync.ts';
import { createTestDatabase } from './support/database.ts';
import { noFeeds } from './support/fake-source.ts';
import { type Ledger, openLedger, policy, receive, texts } from './support/ledger.ts';
import { endOfHistory, histories } from './support/made-up-history.ts';

const now = instant('2025-10-20T06:10:00Z');
const ledger: Ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(now));

const noWebhooks = { trsWebhook: null, notifyReceiptToken: null };

describe('what each channel brought', () => {
  it('is kept as it comes, and is what its runs and versions say added up', async (t) => {
    const england = await openForTest(t, now, { people: 40 });
    await england.post('/fault', { path: '/apply/', kind: '500', times: 12 });
    const feeds = {
      ...noFeeds,
      applyRegisterApi: { url: `${england.url}/apply/register-api`, token: england.applyToken },
      publishApi: { url: `${england.url}/publish/api/public/v1` },
    };
    const http = { wait: async () => undefined, random: () => 0.5, limits: { rowsAPage: 20 } };
    for (let time = 1; time <= 2; time += 1)
      await syncFeeds({ pool: ledger.pool, policy, feeds, http }, [], time === 2, () => undefined);
    const [history = []] = fc.sample(histories({ versions: 30 }), { seed: 3, numRuns: 1 });
    await setSimulatedClock(ledger.pool, endOfHistory);
    await receive(ledger.pool, history);
    const { rows: kept } = await ledger.owner.query(
      `select feed, channel, rows, landed, quarantined, complete, partial, failed, complete_at, finished_at, asserted_at from feed_total order by feed, channel`,
    );
    const { rows: added } = await ledger.owner.query(
      `with runs as (
         select feed, channel, sum(rows) as rows, sum(landed) as landed, sum(quarantined) as quarantined,
           count(*) filter (where outcome = 'complete') as complete, count(*) filter (where outcome = 'partial') as partial,
           count(*) filter (where outcome = 'failed') as failed, max(finished_at) filter (where outcome = 'complete') as complete_at,
           max(finished_at) as finished_at from run group by feed, channel
       ), words as (select feed, channel, max(asserted_at) as asserted_at from version group by feed, channel)
       select feed, channel, coalesce(rows, 0)::bigint as rows, coalesce(landed, 0)::bigint as landed, coalesce(quarantined, 0)::bigint as quarantined,
         coalesce(complete, 0) as complete, coalesce(partial, 0) as partial, coalesce(failed, 0) as failed, complete_at, finished_at, asserted_at
       from runs full join words using (feed, channel) order by feed, channel`,
    );
    assert.deepEqual(kept, added);
    assert.ok(kept.some(({ failed }) => failed > 0) && kept.some(({ complete }) => complete > 1));
  });
});

describe('the list of feeds', () => {
  it('names every channel of all sixteen, those too that never ran', async () => {
    const listed = await listFeeds(ledger.pool, policy, { ...noFeeds, ...noWebhooks });
    assert.deepEqual(
      listed.map(({ feed, channel }) => `${feed} ${channel}`),
      feedNames.flatMap((feed) => catalogue[feed].channels.map(({ name }) => `${feed} ${name}`)),
    );
    assert.equal(new Set(listed.map(({ feed }) => feed)).size, 16);
    assert.deepEqual(
      new Set(listed.map(({ isSetUp, freshness, outcome }) => `${isSetUp} ${freshness} ${outcome}`)),
      new Set(['false never never']),
    );
    assert.ok(listed.every(({ variables }) => variables.length > 0));
  });

  it('tells a channel fresh until its promise is broken, by the clock that counts', async (t) => {
    const england = await openForTest(t, now, { people: 20 });
    const feeds = { ...noFeeds, publishApi: { url: `${england.url}/publish/api/public/v1` } };
    const http = { wait: async () => undefined, random: () => 0.5 };
    await syncFeeds({ pool: ledger.pool, policy, feeds, http }, ['publish-course'], false, () => undefined);
    const courses = async () => {
      const listed = await listFeeds(ledger.pool, policy, { ...feeds, ...noWebhooks });
      return listed.find(({ feed }) => feed === 'publish-course');
    };
    const fresh = await courses();
    assert.ok(fresh !== undefined && fresh.rows > 0 && fresh.landed > 0);
    assert.deepEqual(
      [fresh.isSetUp, fresh.freshness, fresh.promise, fresh.runs.complete],
      [true, 'fresh', '2 days', 3],
    );
    await setSimulatedClock(ledger.pool, addSeconds(now, 2 * 86_400 + 3600));
    const late = await courses();
    assert.equal(late?.freshness, 'late');
    assert.ok((late?.lagSeconds ?? 0) >= 2 * 86_400);
    assert.ok(Math.abs((late?.freshnessSeconds ?? 0) - (2 * 86_400 + 3600)) < 60);
  });
});

describe('the addresses that operators watch', () => {
  it('say per channel how fresh, how late and how much, and name nobody', async (t) => {
    const england = await openForTest(t, now, { people: 20 });
    const feeds = { ...noFeeds, publishApi: { url: `${england.url}/publish/api/public/v1` } };
    const http = { wait: async () => undefined, random: () => 0.5 };
    await syncFeeds({ pool: ledger.pool, policy, feeds, http }, ['publish-course'], false, () => undefined);
    await setSimulatedClock(ledger.pool, addSeconds(now, 3 * 86_400));
    const { ask } = serve(t, ledger);
    const metrics = await ask('/metrics');
    const value = (name: string): number => {
      const found = new RegExp(`^teacher_success_${name}{feed="publish-course",channel="api"[^}]*} (\\S+)$`, 'm').exec(
        metrics.body,
      );
      assert.ok(found, `${name} is not told`);
      return Number(found[1]);
    };
    const [state] = await readFeedStates(ledger.pool);
    assert.ok(state);
    assert.deepEqual(
      [
        'feed_late',
        'feed_promise_seconds',
        'feed_rows',
        'feed_landed',
        'feed_quarantined',
        'feed_drift',
        'feed_last_run_failed',
      ].map(value),
      [1, 2 * 86_400, state.rows, state.landed, 0, state.drift, 0],
    );
    assert.ok(
      value('feed_freshness_seconds') >= 3 * 86_400 - 1 && value('feed_lag_seconds') >= value('feed_freshness_seconds'),
    );
    assert.match(
      metrics.body,
      /^teacher_success_feed_runs{feed="publish-course",channel="api",outcome="complete"} 3$/m,
    );
    assert.match(metrics.body, /^teacher_success_database_up 1$/m);
    assert.match(metrics.body, /^teacher_success_people 0$/m);
    const labels = new Set(
      [...metrics.body.matchAll(/^teacher_success_\w+{([^}]*)}/gm)].flatMap(([, text = '']) =>
        [...text.matchAll(/(\w+)=/g)].map(([, name]) => name),
      ),
    );
    assert.deepEqual(labels, new Set(['feed', 'channel', 'outcome']));
  });

  it('say that we are up but not ready when the database is away, in the form of a problem', async (t) => {
    const away = createPool({ host: '/nowhere', port: 1, user: 'nobody', database: 'none' });
    t.after(() => away.end());
    const { ask } = serve(t, { pool: away, connection: ledger.connection });
    assert.deepEqual([(await ask('/health')).status, (await ask('/ready')).status], [200, 503]);
    const { type, body } = await ask('/ready');
    assert.match(type, /^application\/problem\+json/);
    assert.equal(JSON.parse(body).code, 'database-away');
    const metrics = await ask('/metrics');
    assert.equal(metrics.status, 200);
    assert.match(metrics.body, /^teacher_success_database_up 0$/m);
  });

  it('say that we are not ready on a database that lacks a migration, and by which', async (t) => {
    await using old = await createTestDatabase();
    await old.pool.query(`delete from migration where name = '0025-deletion.sql'`);
    const { ask } = serve(t, old);
    const { status, body } = await ask('/ready');
    assert.equal(status, 503);
    assert.equal(JSON.parse(body).code, 'migrations-pending');
    assert.match(JSON.parse(body).detail, /^Lacks 0025-deletion\.sql/);
    assert.equal((await serve(t, ledger).ask('/ready')).status, 200);
  });
});

function serve(
  t: { after(close: () => Promise<void>): void },
  { pool, connection }: Pick<Ledger, 'pool' | 'connection'>,
) {
  const database = { pool, connection, [Symbol.asyncDispose]: async () => undefined };
  const app = buildServer(assemble(database, policy, texts), 'silent', null, () => noWebhooks);
  t.after(() => app.close());
  return {
    ask: async (url: string) => {
      const { statusCode, headers, body } = await app.inject({ url });
      return { status: statusCode, type: String(headers['content-type']), body };
    },
  };
}
