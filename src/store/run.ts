import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { LastRun, Run, RunEnd, RunScope } from '#observation/run.ts';
import type { Feed } from '#source/feed.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readInstant, readInstantOrNull } from './row.ts';

/** The run that was cut off, to be taken up again, or a new one by our own clock; nothing is written before its first page. */
export async function openRun(pool: Pool, at: RunScope, id: string, full: boolean): Promise<Run> {
  const { rows } = await pool.query({
    name: 'open-run',
    text: `select coalesce(cut_off.id, $4) as id, coalesce(cut_off.started_at, clock_now()) as started_at, coalesce(cut_off.next_page, 1) as next_page,
             case when cut_off.id is not null then cut_off.since when $5 then null else watermark.reached end as since
           from (select $1::text as feed, $2::text as channel, $3::text as scope) as asked
           left join run as cut_off on cut_off.feed = asked.feed and cut_off.channel = asked.channel and cut_off.scope = asked.scope and cut_off.outcome = 'running'
           left join watermark on watermark.feed = asked.feed and watermark.channel = asked.channel and watermark.scope = asked.scope`,
    values: [at.feed, at.channel, at.scope, id, full],
  });
  const row = rows[0];
  return {
    feed: at.feed,
    channel: at.channel,
    scope: at.scope,
    id: row.id,
    startedAt: readInstant(row.started_at),
    since: readInstantOrNull(row.since),
    nextPage: row.next_page,
  };
}

export type PageCount = {
  readonly next: number;
  readonly rows: number;
  readonly landed: number;
  readonly quarantined: number;
};

/** Inside a page's transaction: what this page added, and where the run goes on after a crash. */
export async function notePage({ client }: PageTransaction, run: Run, page: PageCount): Promise<void> {
  await client.query({
    name: 'note-page',
    text: `insert into run (id, feed, channel, scope, started_at, outcome, since, next_page, rows, landed, quarantined)
           values ($1, $2, $3, $4, $5, 'running', $6, $7, $8, $9, $10)
           on conflict (id) do update set next_page = excluded.next_page, rows = run.rows + excluded.rows,
             landed = run.landed + excluded.landed, quarantined = run.quarantined + excluded.quarantined`,
    values: [
      run.id,
      run.feed,
      run.channel,
      run.scope,
      run.startedAt,
      run.since,
      page.next,
      page.rows,
      page.landed,
      page.quarantined,
    ],
  });
}

/** Ends a run: a complete one moves the watermark and counts as evidence that nothing else changed. */
export async function endRun({ client, recordedAt }: PageTransaction, run: Run, end: RunEnd): Promise<void> {
  await client.query({
    name: 'end-run',
    text: 'update run set finished_at = $2, outcome = $3, problem = $4 where id = $1',
    values: [run.id, recordedAt, end.outcome, end.outcome === 'complete' ? null : end.problem],
  });
  if (end.outcome !== 'complete') return;
  await client.query({
    name: 'move-watermark',
    text: `insert into watermark (feed, channel, scope, reached, began_at, full_at) values ($1, $2, $3, $4, $6, case when $5 then $6::timestamptz end)
           on conflict (feed, channel, scope) do update set reached = greatest(watermark.reached, excluded.reached), began_at = excluded.began_at,
             full_at = coalesce(excluded.full_at, watermark.full_at)`,
    values: [run.feed, run.channel, run.scope, end.reached, end.full, run.startedAt],
  });
  await addCoverage({ client, recordedAt }, run.feed, end.covers);
}

export async function addCoverage(
  { client, recordedAt }: PageTransaction,
  feed: Feed,
  covers: readonly string[],
): Promise<void> {
  await client.query({
    name: 'add-coverage',
    text: 'insert into coverage (feed, scope, complete_at) select $1, unnest($2::text[]), $3 on conflict do nothing',
    values: [feed, covers, recordedAt],
  });
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

/**
 * What a complete snapshot shows to be missing, and what it shows again. A record that is newer than the snapshot (by
 * `asOf`, else by the newest content that the snapshot itself holds) is not judged by it.
 */
export async function readSnapshotGaps(
  { client }: PageTransaction,
  run: Run,
  snapshot: { readonly keys: readonly string[]; readonly asOf: Instant | null; readonly ukprn: string | null },
): Promise<{ readonly missing: readonly string[]; readonly back: readonly string[] }> {
  const { rows } = await client.query({
    name: 'read-snapshot-gaps',
    text: `with shown as (
             select unnest($4::text[]) as record_key
           ), taken as (
             select coalesce($5::timestamptz, max(current_asserted_at)) as at from source_record join shown using (record_key)
             where feed = $1 and channel = $2
           )
           select record_key, bool_or(shown.record_key is not null) as present
           from source_record left join shown using (record_key) cross join taken
           where feed = $1 and ($6::text is null or exists (
               select from observation where observation.feed = $1 and observation.record_key = source_record.record_key
                 and attribute = 'ukprn' and recorded_to is null and value = to_jsonb($6::text)))
           group by record_key
           having (bool_and(shown.record_key is null) and not bool_or(gone) and max(last_seen_at) < $3 and max(current_asserted_at) <= min(taken.at))
             or (bool_or(shown.record_key is not null) and bool_or(gone))`,
    values: [run.feed, run.channel, run.startedAt, snapshot.keys, snapshot.asOf, snapshot.ukprn],
  });
  return {
    missing: rows.filter((row) => !row.present).map((row) => row.record_key),
    back: rows.filter((row) => row.present).map((row) => row.record_key),
  };
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
