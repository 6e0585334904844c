import type { Pool } from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { secondsBetween } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { freshnessOf } from '#policy/promise.ts';
import { type FeedState, readFeedStates } from '#store/feed-state.ts';
import { readHoldings } from '#store/holding.ts';
import { readClock } from '#store/person-reading.ts';
import { policyNow } from '#store/policy-in-force.ts';

export type Metrics = {
  /** Everything, as monitors read it; when the database is away, what can be said without it. */
  text(): Promise<string>;
  readonly countWebhook: (feed: string, outcome: string) => void;
};

/** What monitors watch: feeds by name, counts and seconds, and never anything of a person. */
export function openMetrics(pool: Pool, repository: Policy): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name: `teacher_success_${name}`, help, labelNames, registers: [registry] });
  const isUp = gauge('database_up', 'Whether the database answered this very question');
  const held = holdings.map((name) => ({ name, gauge: gauge(snake(name), `What the system holds: ${name}`) }));
  const ofFeeds = feedGauges.map(({ name, help, of }) => ({
    of,
    gauge: gauge(`feed_${name}`, help, ['feed', 'channel']),
  }));
  const runs = gauge('feed_runs', 'Runs that ended, by how', ['feed', 'channel', 'outcome']);
  const webhooks = new Counter({
    name: 'teacher_success_webhook_requests_total',
    help: 'Requests to our webhooks, by what became of them',
    labelNames: ['feed', 'outcome'],
    registers: [registry],
  });
  const readHeld = everyFiveMinutes(() => readHoldings(pool));

  async function refresh(): Promise<void> {
    const [now, states, holding, policy] = await Promise.all([
      readClock(pool),
      readFeedStates(pool),
      readHeld(),
      policyNow(pool, repository),
    ]);
    for (const each of held) each.gauge.set(holding[each.name]);
    for (const { gauge: own } of ofFeeds) own.reset();
    runs.reset();
    for (const state of states) {
      const { feed, channel } = state;
      const freshness = freshnessOf(policy.feed[feed][channel], state.lastCompleteRun, now);
      const since = (at: FeedState['newest']): number | null => (at === null ? null : secondsBetween(at, now));
      for (const { of, gauge: own } of ofFeeds) {
        const value = of({
          ...state,
          isLate: freshness === 'late',
          promise: policy.feed[feed][channel]?.lateAfter,
          since,
        });
        if (value !== null) own.set({ feed, channel }, value);
      }
      for (const [outcome, times] of Object.entries(state.runs)) runs.set({ feed, channel, outcome }, times);
    }
  }

  return {
    text: async () => {
      const isThere = await refresh().then(
        () => true,
        () => false,
      );
      isUp.set(isThere ? 1 : 0);
      return registry.metrics();
    },
    countWebhook: (feed, outcome) => webhooks.inc({ feed, outcome }),
  };
}

const holdings = ['people', 'sourceRecords', 'versions', 'observations', 'quarantined'] as const;

type Seen = FeedState & {
  readonly isLate: boolean;
  readonly promise: number | undefined;
  readonly since: (at: FeedState['newest']) => number | null;
};

/** Null where there is nothing to say yet: a monitor must not take it for nought. */
const feedGauges: readonly {
  readonly name: string;
  readonly help: string;
  readonly of: (seen: Seen) => number | null;
}[] = [
  {
    name: 'freshness_seconds',
    help: 'Since the last complete run of the channel',
    of: ({ since, lastCompleteRun }) => since(lastCompleteRun),
  },
  {
    name: 'promise_seconds',
    help: 'The age of the last complete run from which on the channel counts as late (a monthly file: after its day)',
    of: ({ promise }) => (promise === undefined ? null : promise * 86_400),
  },
  {
    name: 'late',
    help: 'Whether the channel breaks the promise of policy/feed.yaml',
    of: ({ isLate }) => (isLate ? 1 : 0),
  },
  {
    name: 'lag_seconds',
    help: 'From the newest moment that its rows speak of until now',
    of: ({ since, newest }) => since(newest),
  },
  { name: 'rows', help: 'Rows that came in all its runs', of: ({ rows }) => rows },
  { name: 'landed', help: 'Rows of these that were news', of: ({ landed }) => landed },
  { name: 'quarantined', help: 'Rows that wait in quarantine', of: ({ quarantined }) => quarantined },
  { name: 'drift', help: 'Changes of its contract that nobody has accepted yet', of: ({ drift }) => drift },
  { name: 'last_run_seconds', help: 'How long the last run took that ended', of: ({ lastSeconds }) => lastSeconds },
  {
    name: 'last_run_failed',
    help: 'Whether any of its newest runs failed',
    of: ({ outcome }) => (outcome === 'failed' ? 1 : 0),
  },
];

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Counting everything reads whole tables: however often we are asked, it is done now and then. */
function everyFiveMinutes<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly value: Promise<Value>; readonly at: number } | null = null;
  return () => {
    if (kept !== null && performance.now() - kept.at < 300_000) return kept.value;
    const value = read();
    kept = { value, at: performance.now() };
    value.catch(() => {
      kept = null;
    });
    return value;
  };
}
