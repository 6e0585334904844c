import type { Pool, QueryResult } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { Run } from '#observation/run.ts';
import { tellsItsDay } from '#source/catalogue.ts';
import type { Feed } from '#source/feed.ts';
import { plainList, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readInstant, readInstantOrNull } from './row.ts';

/** What a complete snapshot shows of the records that we hold. */
export type SnapshotGaps = {
  /** The moment it speaks of: the one it was given, else that of its own newest content. */
  readonly taken: Instant | null;
  /** The newest list of a later moment that was read already, and what of this one it lacked; null when this is the newest. */
  readonly newer: { readonly id: string; readonly asOf: Instant; readonly lacked: readonly string[] } | null;
  readonly missing: readonly string[];
  /** Missing before, and not seen again; of lists that tell their day, and for a year, after which absence needs no more saying. */
  readonly stillMissing: readonly string[];
  readonly back: readonly string[];
};

/**
 * What a complete snapshot shows to be missing, and what it shows again. A record that is newer than the snapshot is not
 * judged by it (one without a time of its own is as old as the run that read it), and a deletion that is newer stands
 * although the snapshot shows the record.
 */
export async function readSnapshotGaps(
  { client }: PageTransaction,
  run: Run,
  snapshot: { readonly keys: readonly string[]; readonly asOf: Instant | null; readonly ukprn: string | null },
): Promise<SnapshotGaps> {
  return gapsIn(
    await client.query({
      name: 'read-snapshot-gaps',
      text: `with shown as (select distinct unnest($7::text[]) as record_key)${gaps}`,
      values: [...askedOf(run, snapshot.asOf, snapshot.ukprn), snapshot.keys],
    }),
  );
}

/**
 * The keys that a snapshot shows, in a table of a session of its own, however many they are: it goes with the session.
 * What it tells of gaps is what was committed when it is asked.
 */
export async function openShownKeys(pool: Pool): Promise<
  AsyncDisposable & {
    add(keys: readonly string[]): Promise<void>;
    readGaps(run: Run, asOf: Instant | null): Promise<SnapshotGaps>;
  }
> {
  const client = await pool.connect();
  await client.query('create temporary table shown_key (record_key text not null)');
  return {
    add: async (keys) => {
      if (keys.length === 0) return;
      const text = 'insert into shown_key select unnest($1::text[])';
      await client.query({ name: 'add-shown-keys', text, values: [textList(keys)] });
    },
    readGaps: async (run, asOf) => {
      await client.query('analyze shown_key');
      const text = `with shown as (select distinct record_key from shown_key)${gaps}`;
      return gapsIn(await client.query({ text, values: askedOf(run, asOf, null) }));
    },
    [Symbol.asyncDispose]: async () => client.release(true),
  };
}

/** Only a list that tells its day says of what was missing before that it still is. */
function askedOf(run: Run, asOf: Instant | null, ukprn: string | null): unknown[] {
  return [run.feed, run.channel, run.startedAt, asOf, ukprn, tellsItsDay(run.feed, run.channel)];
}

/** Of the many records that a feed ever had only those are looked at that were there last, are shown, or went within the year. */
const gaps = `, taken as (
    select coalesce($4::timestamptz, max(current_asserted_at)) as at from source_record join shown using (record_key)
    where feed = $1 and channel = $2
  ), newer as (
    select id, as_of from run where feed = $1 and channel = $2 and outcome = 'complete' and as_of > (select at from taken) order by as_of desc limit 1
  ), eligible as (
    select record_key from source_record where feed = $1 and not gone
    union select record_key from shown
    union select record_key from presence cross join taken where $6 and feed = $1 and state = 'gone' and asserted_at < taken.at and asserted_at > taken.at - interval '1 year'
  ), held as (
    select record_key, bool_or(shown.record_key is not null) as shown, bool_or(gone) as gone,
      max(current_asserted_at) filter (where channel = $2) < (select as_of from newer) as lacked,
      max(last_seen_at) < $3
        and bool_and(current_asserted_at <= taken.at or current_asserted_at = current_run_started_at) as judged
    from eligible join source_record using (record_key) left join shown using (record_key) cross join taken
    where feed = $1 and ($5::text is null or exists (
        select from observation where observation.feed = $1 and observation.record_key = source_record.record_key
          and attribute = 'ukprn' and recorded_to is null and value = to_jsonb($5::text)))
    group by record_key
  ), sorted as materialized (
    select record_key, shown and not gone and lacked as lacked, case
      when not shown and not gone and judged then 'missing'
      when not shown and gone and exists (select from presence cross join taken where presence.feed = $1 and presence.record_key = held.record_key
        and state = 'gone' and asserted_at < taken.at and asserted_at > taken.at - interval '1 year')
        and not exists (select from presence cross join taken where presence.feed = $1 and presence.record_key = held.record_key and asserted_at = taken.at)
        then 'still missing'
      when shown and gone then 'back'
      when shown and exists (select from observation as deletion cross join taken where deletion.feed = $1 and deletion.record_key = held.record_key
        and attribute = 'record' and recorded_to is null and value = '"gone"' and deletion.asserted_at < taken.at
        and not exists (select from presence as again where again.feed = $1 and again.record_key = held.record_key
          and state = 'present' and again.asserted_at > deletion.asserted_at)) then 'back'
    end as finding from held
  )
  select (select at from taken) as taken,
    (select id from newer) as newer, (select as_of from newer) as newer_as_of, array_agg(record_key) filter (where lacked) as lacked,
    array_agg(record_key) filter (where finding = 'missing') as missing,
    array_agg(record_key) filter (where finding = 'still missing') as still_missing,
    array_agg(record_key) filter (where finding = 'back') as back
  from sorted`;

function gapsIn({ rows: [row] }: QueryResult): SnapshotGaps {
  return {
    taken: readInstantOrNull(row?.taken ?? null),
    newer: row?.newer == null ? null : { id: row.newer, asOf: readInstant(row.newer_as_of), lacked: row.lacked ?? [] },
    missing: row?.missing ?? [],
    stillMissing: row?.still_missing ?? [],
    back: row?.back ?? [],
  };
}

/** The moment of which a complete list of everything speaks. */
export async function dateRun({ client }: PageTransaction, run: Run, asOf: Instant): Promise<void> {
  await client.query({ name: 'date-run', text: 'update run set as_of = $2 where id = $1', values: [run.id, asOf] });
}

/** For each of these deletions the first complete list, taken after it, that still showed the record. */
export async function readShownSince(
  { client }: PageTransaction,
  feed: Feed,
  deletions: readonly { readonly key: string; readonly assertedAt: Instant }[],
): Promise<
  readonly {
    readonly key: string;
    readonly run: { readonly id: string; readonly channel: string; readonly startedAt: Instant };
  }[]
> {
  const { rows } = await client.query({
    name: 'read-shown-since',
    text: `select record_key, shown.* from unnest($2::text[], $3::timestamptz[]) as deletion (record_key, at) cross join lateral (
             select id, channel, started_at from run
             where feed = $1 and outcome = 'complete' and as_of > deletion.at
               and exists (select from version where version.feed = $1 and version.record_key = deletion.record_key and version.recorded_from <= run.finished_at)
               and not exists (select from presence as lost where lost.feed = $1 and lost.record_key = deletion.record_key and state = 'gone' and lost.asserted_at <= run.started_at
                 and not exists (select from presence as again where again.feed = $1 and again.record_key = deletion.record_key and state = 'present'
                   and again.asserted_at > lost.asserted_at and again.asserted_at <= run.started_at))
               and not exists (select from presence as said where said.feed = $1 and said.record_key = deletion.record_key and said.run_id = run.id)
             order by as_of limit 1) as shown`,
    values: [feed, textList(deletions.map((each) => each.key)), plainList(deletions.map((each) => each.assertedAt))],
  });
  return rows.map((row) => ({
    key: row.record_key,
    run: { id: row.id, channel: row.channel, startedAt: readInstant(row.started_at) },
  }));
}
