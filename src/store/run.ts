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

/** Keys that a complete snapshot should have shown, with whether they count as gone: seen before the run, or marked gone. */
export async function readSnapshotGaps(
  { client }: PageTransaction,
  run: Pick<RunScope, 'feed' | 'channel'>,
  startedAt: Instant,
  keys: readonly string[],
): Promise<{ readonly missing: readonly string[]; readonly back: readonly string[] }> {
  const { rows } = await client.query({
    name: 'read-snapshot-gaps',
    text: `select record_key, each.key is not null as present from source_record left join unnest($4::text[]) as each (key) on each.key = record_key
           where feed = $1 and channel = $2 and ((each.key is null and not gone and last_seen_at < $3) or (each.key is not null and gone))`,
    values: [run.feed, run.channel, startedAt, keys],
  });
  return {
    missing: rows.filter((row) => !row.present).map((row) => row.record_key),
    back: rows.filter((row) => row.present).map((row) => row.record_key),
  };
}

/** The source's newest time among all that a channel holds; a snapshot that ends before it is an old one. */
export async function readNewestAssertion(
  { client }: PageTransaction,
  { feed, channel }: Pick<RunScope, 'feed' | 'channel'>,
): Promise<Instant | null> {
  const { rows } = await client.query({
    name: 'read-newest-assertion',
    text: 'select max(current_asserted_at) as newest from source_record where feed = $1 and channel = $2',
    values: [feed, channel],
  });
  return readInstantOrNull(rows[0]?.newest ?? null);
}
