import type { Pool } from 'pg';
import type { Feed } from '#source/feed.ts';
import { readDate } from './row.ts';

/** What a channel's runs brought on a day of London. */
export type RunDay = {
  readonly day: string;
  readonly channel: string;
  readonly runs: number;
  readonly incomplete: number;
  readonly rows: number;
  readonly landed: number;
  readonly quarantined: number;
};

/** The newest days on which runs of a feed ended, at most so many, newest first. */
export async function readRunDays(pool: Pool, feed: Feed, most: number): Promise<readonly RunDay[]> {
  const { rows } = await pool.query({
    name: 'read-run-days',
    text: `with ended as (
             select (finished_at at time zone 'Europe/London')::date as day, channel, outcome, rows, landed, quarantined
             from run where feed = $1 and finished_at is not null
           ), newest as (select distinct day from ended order by day desc limit $2)
           select day, channel, count(*)::int as runs, count(*) filter (where outcome <> 'complete')::int as incomplete,
             sum(rows)::bigint as rows, sum(landed)::bigint as landed, sum(quarantined)::bigint as quarantined
           from ended join newest using (day) group by day, channel order by day desc, channel`,
    values: [feed, most],
  });
  return rows.map((row) => ({ ...row, day: readDate(row.day) }));
}

/** A run that did not come to its end, and why. */
export type TroubledRun = {
  readonly finishedAt: string;
  readonly channel: string;
  readonly scope: string;
  readonly outcome: 'partial' | 'failed';
  readonly problem: string;
};

export async function readTroubledRuns(pool: Pool, feed: Feed, most: number): Promise<readonly TroubledRun[]> {
  const { rows } = await pool.query({
    name: 'read-troubled-runs',
    text: `select finished_at as "finishedAt", channel, scope, outcome, coalesce(problem, '') as problem
           from run where feed = $1 and outcome in ('partial', 'failed') order by finished_at desc limit $2`,
    values: [feed, most],
  });
  return rows;
}
