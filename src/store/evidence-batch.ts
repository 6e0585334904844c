import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';
import type { Coverage } from '#record/evidence/evidence.ts';
import { spokenName } from '#record/spoken-name.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { askedOfWanted } from './observation.ts';
import { readFeed, readInstant } from './row.ts';
import { type SaidRow, saidAsJson, saidOfAsked, toObservation } from './said.ts';

/** Evidence of many people as known at an instant: what a read of one person asks, for a batch at a time. */

/** Somebody who was known then, with the records that were theirs. */
export type KnownPerson = {
  readonly person: string;
  /** The source key by which lists name them. */
  readonly who: string;
  /** Their smallest account in Apply, where only the Candidate API tells of them. */
  readonly account: string | null;
  /** Whether anything that Apply had said by then could be a place: a row of the Register API, or a recruited choice. */
  readonly mayBeRecruited: boolean;
  readonly records: readonly RecordRef[];
};

/** @param among only these people; null for everybody */
export async function readKnownPeople(
  pool: Pool,
  knownAt: Instant,
  among: readonly string[] | null,
): Promise<readonly KnownPerson[]> {
  const { rows } = await pool.query<KnownRow>({
    name: 'read-known-people',
    text: `with held as (
             select person_id, feed, record_key from link
             where recorded_from <= $1 and (recorded_to is null or recorded_to > $1) and ($2::uuid[] is null or person_id = any($2))
           )
           select person_id as person, min(record_key collate "C") filter (where feed = 'apply-candidate') as account,
             bool_or(feed = 'apply-application' or (feed = 'apply-candidate' and exists (
               select from observation as said where said.feed = held.feed and said.record_key = held.record_key
                 and attribute = 'choice_status' and value = '"recruited"' and recorded_from <= $1))) as "mayBeRecruited",
             json_agg(json_build_array(feed, record_key)) as records
           from held group by person_id`,
    values: [knownAt, among],
  });
  return rows.map((row) => {
    const records = row.records.map(([feed, key]) => ({ feed: readFeed(feed), key }));
    return { ...row, records, who: spokenName(records) ?? row.person };
  });
}

type KnownRow = Omit<KnownPerson, 'records' | 'who'> & { readonly records: readonly (readonly [string, string])[] };

/** Whoever held a record then, by id, some at a time: the next after `after`, in the order of their ids. */
export async function readPeopleAfter(
  pool: Pool,
  after: string | null,
  knownAt: Instant,
  most: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ person: string }>({
    name: 'read-people-after',
    text: `select distinct person_id as person from link
           where recorded_from <= $2 and (recorded_to is null or recorded_to > $2) and ($1::uuid is null or person_id > $1)
           order by person_id limit $3`,
    values: [after, knownAt, most],
  });
  return rows.map(({ person }) => person);
}

/** How many people held a record then. */
export async function countKnownPeople(pool: Pool, knownAt: Instant): Promise<number> {
  const { rows } = await pool.query({
    name: 'count-known-people',
    text: `select count(distinct person_id)::int as people from link where recorded_from <= $1 and (recorded_to is null or recorded_to > $1)`,
    values: [knownAt],
  });
  return rows[0]?.people ?? 0;
}

/** The last complete run of each scope of each feed at or before an instant. */
export async function readCoverageAt(pool: Pool, knownAt: Instant): Promise<readonly Coverage[]> {
  const { rows } = await pool.query({
    name: 'read-coverage-at',
    text: 'select feed, scope, max(complete_at) as at from coverage where complete_at <= $1 group by feed, scope',
    values: [knownAt],
  });
  return rows.map((row) => ({ feed: readFeed(row.feed), scope: row.scope, completeAt: readInstant(row.at) }));
}

/** Everything that had been said of some records by then; a provider that is known by its name only is `name/<name>`. */
export async function readSaidBy(
  pool: Pool,
  refs: readonly RecordRef[],
  knownAt: Instant,
): Promise<readonly Observation[]> {
  const { rows } = await pool.query<{ said: readonly SaidRow[] | null }>({
    name: 'read-said-by',
    text: `with wanted as (
             select * from unnest($1::text[], $2::text[]) as each (feed, record_key)
           ), asked as (${askedOfWanted}), said as (${saidOfAsked})
           select ${saidAsJson} as said from said where recorded_from <= $3`,
    values: [refs.map((ref) => ref.feed), refs.map((ref) => ref.key), knownAt],
  });
  return (rows[0]?.said ?? []).map(toObservation);
}

/** What some records ever named. */
export async function readNames(
  pool: Pool,
  refs: readonly RecordRef[],
): Promise<readonly { readonly ref: RecordRef; readonly reference: RecordRef }[]> {
  const { rows } = await pool.query<{ named: readonly [string, string, string, string][] | null }>({
    name: 'read-names',
    text: `select json_agg(json_build_array(each.feed, each.record_key, reference_feed, reference_key)) as named
           from unnest($1::text[], $2::text[]) as each (feed, record_key)
           cross join lateral (select reference_feed, reference_key from record_reference
             where record_reference.feed = each.feed and record_reference.record_key = each.record_key offset 0) as naming`,
    values: [refs.map((ref) => ref.feed), refs.map((ref) => ref.key)],
  });
  return (rows[0]?.named ?? []).map(([feed, key, referenceFeed, referenceKey]) => ({
    ref: { feed: readFeed(feed), key },
    reference: { feed: readFeed(referenceFeed), key: referenceKey },
  }));
}
