import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { LastRun, Run, RunScope, RunStep } from '#observation/run.ts';
import type { Feed } from '#source/feed.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed, readInstant, readInstantOrNull } from './row.ts';

/** A scope that is to be read; `full` asks for everything. */
export type Opening = { readonly scope: RunScope; readonly id: string; readonly full: boolean };

/**
 * Runs that were cut off, to be taken up again, or new ones by our own clock; nothing is written before their first page.
 * A list may have moved since: one that was cut off long ago is read from its first page, where known rows cost little.
 */
export async function openRuns(pool: Pool, openings: readonly Opening[]): Promise<readonly Run[]> {
  const { rows } = await pool.query({
    name: 'open-runs',
    text: `select feed, channel, scope, coalesce(cut_off.id, asked.id) as id, coalesce(cut_off.started_at, clock_now()) as started_at,
             case when cut_off.started_at > clock_now() - interval '1 hour' then cut_off.next_page else 1 end as next_page,
             case when cut_off.id is not null then cut_off.since when asked.is_full then null else watermark.reached end as since
           from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::boolean[]) with ordinality as asked (feed, channel, scope, id, is_full, place)
           left join (select * from run where outcome = 'running') as cut_off using (feed, channel, scope)
           left join watermark using (feed, channel, scope) order by place`,
    values: [
      openings.map((each) => each.scope.feed),
      openings.map((each) => each.scope.channel),
      openings.map((each) => each.scope.scope),
      openings.map((each) => each.id),
      openings.map((each) => each.full),
    ],
  });
  return rows.map((row) => ({
    feed: readFeed(row.feed),
    channel: row.channel,
    scope: row.scope,
    id: row.id,
    startedAt: readInstant(row.started_at),
    since: readInstantOrNull(row.since),
    nextPage: row.next_page,
  }));
}

/** Inside a page's transaction: what it added to its run, and the ends of runs; a complete one moves its watermark. */
export async function saveRuns({ client, recordedAt }: PageTransaction, steps: readonly RunStep[]): Promise<void> {
  const covered = steps.flatMap(({ run, end }) =>
    end?.outcome === 'complete' ? end.covers.map((scope) => ({ feed: run.feed, scope })) : [],
  );
  await client.query({
    name: 'save-runs',
    text: `with step as (
             select * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::int[], $9::int[], $10::int[],
               $11::int[], $12::text[], $13::text[], $14::timestamptz[], $15::boolean[])
               as each (id, feed, channel, scope, started_at, since, next_page, rows, landed, quarantined, outcome, problem, reached, is_full)
           ), saved as (
             insert into run (id, feed, channel, scope, started_at, finished_at, outcome, since, next_page, rows, landed, quarantined, problem)
             select id, feed, channel, scope, started_at, case when outcome <> 'running' then $1::timestamptz end, outcome, since, next_page, rows, landed, quarantined, problem from step
             on conflict (id) do update set finished_at = excluded.finished_at, outcome = excluded.outcome, problem = excluded.problem,
               next_page = excluded.next_page, rows = run.rows + excluded.rows, landed = run.landed + excluded.landed,
               quarantined = run.quarantined + excluded.quarantined
           ), moved as (
             insert into watermark (feed, channel, scope, reached, began_at, full_at)
             select feed, channel, scope, reached, started_at, case when is_full then started_at end from step where outcome = 'complete'
             on conflict (feed, channel, scope) do update set reached = greatest(watermark.reached, excluded.reached),
               began_at = excluded.began_at, full_at = coalesce(excluded.full_at, watermark.full_at)
           )
           insert into coverage (feed, scope, complete_at) select distinct feed, scope, $1::timestamptz from unnest($16::text[], $17::text[]) as each (feed, scope)
           on conflict do nothing`,
    values: [
      recordedAt,
      steps.map(({ run }) => run.id),
      steps.map(({ run }) => run.feed),
      steps.map(({ run }) => run.channel),
      steps.map(({ run }) => run.scope),
      steps.map(({ run }) => run.startedAt),
      steps.map(({ run }) => run.since),
      steps.map((step) => step.next),
      steps.map((step) => step.rows),
      steps.map((step) => step.landed),
      steps.map((step) => step.quarantined),
      steps.map(({ end }) => end?.outcome ?? 'running'),
      steps.map(({ end }) => (end?.outcome === 'complete' ? (end.note ?? null) : (end?.problem ?? null))),
      steps.map(({ end }) => (end?.outcome === 'complete' ? end.reached : null)),
      steps.map(({ end }) => end?.outcome === 'complete' && end.full),
      covered.map((each) => each.feed),
      covered.map((each) => each.scope),
    ],
  });
}

/** Scopes whose last runs of the day failed or were not complete, and how many in a row. */
export async function readFailing(
  pool: Pool,
): Promise<readonly (RunScope & { readonly failures: number; readonly failedAt: Instant })[]> {
  const { rows } = await pool.query({
    name: 'read-failing',
    text: `select feed, channel, scope, count(*)::int as failures, max(finished_at) as failed_at
           from run left join watermark using (feed, channel, scope)
           where outcome in ('failed', 'partial') and finished_at > clock_now() - interval '1 day' and (began_at is null or run.started_at > began_at)
           group by feed, channel, scope`,
  });
  return rows.map((row) => ({
    feed: readFeed(row.feed),
    channel: row.channel,
    scope: row.scope,
    failures: row.failures,
    failedAt: readInstant(row.failed_at),
  }));
}

export async function readLastRuns(pool: Pool): Promise<readonly LastRun[]> {
  const { rows } = await pool.query({
    name: 'read-last-runs',
    text: `select feed, channel, scope, coalesce(run.started_at, began_at) as started_at, run.id is not null as running, full_at
           from watermark full join (select * from run where outcome = 'running') as run using (feed, channel, scope)`,
  });
  return rows.map((row) => ({
    feed: row.feed,
    channel: row.channel,
    scope: row.scope,
    startedAt: readInstant(row.started_at),
    fullAt: readInstantOrNull(row.full_at),
    running: row.running,
  }));
}

/** Nights on which feeds completed a run that found nothing new, as stories tell them. */
export async function saveNights(
  pool: Pool,
  nights: readonly { readonly feed: Feed; readonly scope: string; readonly at: Instant }[],
): Promise<void> {
  await pool.query(
    'insert into coverage (feed, scope, complete_at) select * from unnest($1::text[], $2::text[], $3::timestamptz[]) on conflict do nothing',
    [nights.map((each) => each.feed), nights.map((each) => each.scope), nights.map((each) => each.at)],
  );
}
