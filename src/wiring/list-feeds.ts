import type { Pool } from 'pg';
import { secondsBetween } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { type Freshness, freshnessOf, promiseWords } from '#policy/promise.ts';
import { type FeedState, readFeedStates } from '#store/feed-state.ts';
import { readClock } from '#store/person-reading.ts';
import { policyNow } from '#store/policy-in-force.ts';
import { type FeedSettings, feedSettings } from './feed-setting.ts';

/** How a channel does, and how that stands to what `policy/feed.yaml` promises. */
export type ListedFeed = FeedState & {
  readonly isSetUp: boolean;
  /** The variables that set it up. */
  readonly variables: readonly string[];
  readonly freshness: Freshness;
  readonly promise: string;
  /** Since its last complete run. */
  readonly freshnessSeconds: number | null;
  /** From the newest moment that its rows speak of until now. */
  readonly lagSeconds: number | null;
};

/** Every channel of every feed, those too that never ran. */
export async function listFeeds(
  pool: Pool,
  repository: Policy,
  settings: FeedSettings,
): Promise<readonly ListedFeed[]> {
  const policy = await policyNow(pool, repository);
  const now = await readClock(pool);
  const states = await readFeedStates(pool);
  return feedSettings(settings).map((setting) => {
    const { feed, channel } = setting;
    const state = states.find((each) => each.feed === feed && each.channel === channel) ?? {
      ...neverRan,
      feed,
      channel,
    };
    const line = policy.feed[feed][channel];
    return {
      ...state,
      ...setting,
      freshness: freshnessOf(line, state.lastCompleteRun, now),
      promise: line === undefined ? 'none' : promiseWords(line),
      freshnessSeconds: state.lastCompleteRun === null ? null : secondsBetween(state.lastCompleteRun, now),
      lagSeconds: state.newest === null ? null : Math.max(0, secondsBetween(state.newest, now)),
    };
  });
}

const neverRan: Omit<FeedState, 'feed' | 'channel'> = {
  lastCompleteRun: null,
  lastRun: null,
  outcome: 'never',
  watermark: null,
  newest: null,
  rows: 0,
  landed: 0,
  quarantined: 0,
  drift: 0,
  runs: { complete: 0, partial: 0, failed: 0 },
  lastSeconds: null,
  problem: null,
};
