import type { Pool } from 'pg';
import type { Feed } from '#source/feed.ts';
import { readFeed } from './row.ts';

export type FeedState = {
  readonly feed: Feed;
  readonly channel: string;
  readonly lastCompleteRun: string | null;
  readonly lastRun: string | null;
  readonly outcome: 'complete' | 'partial' | 'failed' | 'never';
  readonly watermark: string | null;
  readonly rows: number;
  readonly quarantined: number;
};

/** Each channel of each feed that ever ran: its last run, its watermark, its rows and what waits in quarantine. */
export async function readFeedStates(pool: Pool): Promise<readonly FeedState[]> {
  const { rows } = await pool.query({
    name: 'read-feed-states',
    text: `with ends as (
             select feed, channel, max(finished_at) filter (where outcome = 'complete') as complete, max(finished_at) as last, sum(rows) as rows
             from run where finished_at is not null group by feed, channel
           )
           select ends.feed, ends.channel, complete as "lastCompleteRun", last as "lastRun",
             (select outcome from run where run.feed = ends.feed and run.channel = ends.channel and finished_at = ends.last limit 1) as outcome,
             (select min(reached) from watermark where watermark.feed = ends.feed and watermark.channel = ends.channel
                and reached > ends.complete - interval '8 days') as watermark,
             rows::bigint as rows,
             (select count(*) from quarantine where quarantine.feed = ends.feed and quarantine.channel = ends.channel and replayed_at is null) as quarantined
           from ends order by ends.feed, ends.channel`,
  });
  return rows.map((row) => ({ ...row, feed: readFeed(row.feed) }));
}
