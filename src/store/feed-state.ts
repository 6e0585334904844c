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
  /** What went wrong in the newest runs, or what somebody should know of them, in plain English; null when nothing. */
  readonly problem: string | null;
};

/** Each channel of each feed that ever ran: how the worst of its newest runs ended (it has one for each scope), its watermark, its rows and what waits in quarantine. */
export async function readFeedStates(pool: Pool): Promise<readonly FeedState[]> {
  const { rows } = await pool.query({
    name: 'read-feed-states',
    text: `with ends as (
             select feed, channel, max(finished_at) filter (where outcome = 'complete') as complete, max(finished_at) as last, sum(rows) as rows
             from run where finished_at is not null group by feed, channel
           ), newest as (
             select * from (
               select distinct on (feed, channel, scope) feed, channel, scope, outcome, problem, finished_at from run
               where finished_at is not null order by feed, channel, scope, finished_at desc
             ) as each join ends using (feed, channel) where finished_at > last - interval '12 hours'
           )
           select ends.feed, ends.channel, complete as "lastCompleteRun", last as "lastRun",
             (select outcome from newest where newest.feed = ends.feed and newest.channel = ends.channel
                order by outcome = 'failed' desc, outcome = 'partial' desc limit 1) as outcome,
             (select min(reached) from watermark where watermark.feed = ends.feed and watermark.channel = ends.channel
                and reached > ends.complete - interval '8 days') as watermark,
             rows::bigint as rows,
             (select count(*) from quarantine where quarantine.feed = ends.feed and quarantine.channel = ends.channel and replayed_at is null) as quarantined,
             (select min(newest.problem) || case count(*) when 1 then '' else ' (' || count(*) || ' runs say such things)' end
              from newest where newest.feed = ends.feed and newest.channel = ends.channel and newest.problem is not null having count(*) > 0) as problem
           from ends order by ends.feed, ends.channel`,
  });
  return rows.map((row) => ({ ...row, feed: readFeed(row.feed) }));
}
