import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { Feed } from '#source/feed.ts';
import { readFeed, readInstantOrNull } from './row.ts';

export type FeedState = {
  readonly feed: Feed;
  readonly channel: string;
  readonly lastCompleteRun: Instant | null;
  readonly lastRun: Instant | null;
  readonly outcome: 'complete' | 'partial' | 'failed' | 'never';
  readonly watermark: Instant | null;
  /** The newest moment that any of its rows speaks of. */
  readonly newest: Instant | null;
  readonly rows: number;
  readonly landed: number;
  readonly quarantined: number;
  /** Changes of its contract that nobody has accepted yet. */
  readonly drift: number;
  readonly runs: { readonly complete: number; readonly partial: number; readonly failed: number };
  readonly lastSeconds: number | null;
  /** What went wrong in the newest runs, or what somebody should know of them, in plain English; null when nothing. */
  readonly problem: string | null;
};

/**
 * Each channel of each feed that ever ran: how the worst of its newest runs ended (it has one for each scope), its
 * watermark, what it brought and what of that waits for somebody. Cheap to ask: only the newest runs are read.
 */
export async function readFeedStates(pool: Pool): Promise<readonly FeedState[]> {
  const { rows } = await pool.query({
    name: 'read-feed-states',
    text: `with newest as (
             select each.* from feed_total as total cross join lateral (
               select distinct on (scope) feed, channel, outcome, problem from run
               where run.feed = total.feed and run.channel = total.channel
                 and run.finished_at > total.finished_at - interval '12 hours'
               order by scope, finished_at desc
             ) as each
           )
           select total.feed, total.channel, complete_at, finished_at, asserted_at, total.rows, landed, complete, partial, failed, last_seconds,
             coalesce((select outcome from newest where newest.feed = total.feed and newest.channel = total.channel
                order by outcome = 'failed' desc, outcome = 'partial' desc limit 1), 'never') as outcome,
             (select min(reached) from watermark where watermark.feed = total.feed and watermark.channel = total.channel
                and reached > complete_at - interval '8 days') as watermark,
             (select count(*) from quarantine where quarantine.feed = total.feed and quarantine.channel = total.channel and replayed_at is null) as quarantined,
             (select count(*) from drift where drift.feed = total.feed and drift.channel = total.channel and accepted_at is null) as drift,
             (select min(newest.problem) || case count(*) when 1 then '' else ' (' || count(*) || ' runs say such things)' end
              from newest where newest.feed = total.feed and newest.channel = total.channel and newest.problem is not null having count(*) > 0) as problem
           from feed_total as total order by total.feed, total.channel`,
  });
  return rows.map((row) => ({
    feed: readFeed(row.feed),
    channel: row.channel,
    lastCompleteRun: readInstantOrNull(row.complete_at),
    lastRun: readInstantOrNull(row.finished_at),
    outcome: row.outcome,
    watermark: readInstantOrNull(row.watermark),
    newest: readInstantOrNull(row.asserted_at),
    rows: row.rows,
    landed: row.landed,
    quarantined: row.quarantined,
    drift: row.drift,
    runs: { complete: row.complete, partial: row.partial, failed: row.failed },
    lastSeconds: row.last_seconds,
    problem: row.problem,
  }));
}
