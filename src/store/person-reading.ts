import type { Pool } from 'pg';
import type { PersonId } from '#identity/person-id.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Coverage, Evidence } from '#record/evidence/evidence.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { type ObservationRow, toObservation } from './observation.ts';
import { readFeed, readInstant, readPersonId } from './row.ts';

/** How a person is asked for: by our id, or by any of their source records. */
export type Who =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'record'; readonly ref: RecordRef };

export type Found = { readonly person: PersonId; readonly redirectedFrom: PersonId | null };

/** Who that was, as known at an instant; an id that was merged away answers with its successor. */
export async function findPerson(pool: Pool, who: Who, knownAt: Instant): Promise<Found | null> {
  if (who.kind === 'record') {
    const { rows } = await pool.query({
      name: 'find-person-by-record',
      text: 'select person_id from link where feed = $1 and record_key = $2 and recorded_from <= $3 and (recorded_to is null or recorded_to > $3)',
      values: [who.ref.feed, who.ref.key, knownAt],
    });
    return rows[0] === undefined ? null : { person: readPersonId(rows[0].person_id), redirectedFrom: null };
  }
  const { rows } = await pool.query({
    name: 'find-person-by-id',
    text: `with recursive followed as (
             select id as person, 0 as step from person where id = $1 and recorded_from <= $2
             union all
             select into_person, step + 1 from followed join redirect on from_person = person
             where recorded_from <= $2 and (recorded_to is null or recorded_to > $2) and step < 100
           ) select person from followed order by step desc limit 1`,
    values: [who.id, knownAt],
  });
  if (rows[0] === undefined) return null;
  const person = readPersonId(rows[0].person);
  return { person, redirectedFrom: person === who.id ? null : who.id };
}

/** All that was known of a person at an instant: their records, and the courses, providers and sign-offs these name. */
export async function readEvidence(pool: Pool, person: PersonId, knownAt: Instant): Promise<Evidence> {
  const { rows } = await pool.query<ObservationRow & { own: boolean }>({
    name: 'read-evidence',
    text: `with own as (
             select feed, record_key from link where person_id = $1 and recorded_from <= $2 and (recorded_to is null or recorded_to > $2)
           ), named as (
             select distinct reference_feed as feed, reference_key as record_key from own cross join lateral (
               select reference_feed, reference_key from record_reference where record_reference.feed = own.feed and record_reference.record_key = own.record_key offset 0) as naming
           ), asked as (
             select feed, record_key, true as own from own
             union
             select feed, record_key, false from named where feed <> 'publish-provider' or record_key not like 'name/%'
             union
             select 'publish-provider', provider.record_key, false from named cross join lateral (
               select record_key from observation where feed = 'publish-provider' and attribute = 'name' and value = to_jsonb(substr(named.record_key, 6)) offset 0) as provider
             where named.feed = 'publish-provider' and named.record_key like 'name/%'
           )
           select own, feed, record_key, said.* from asked cross join lateral (
             select id, channel, attribute, item, value, asserted_at, run_started_at, recorded_from, recorded_to
             from observation where observation.feed = asked.feed and observation.record_key = asked.record_key and recorded_from <= $2
             union all
             select id, channel, 'record', '', to_jsonb(state), asserted_at, asserted_at, recorded_from, null
             from presence where presence.feed = asked.feed and presence.record_key = asked.record_key and recorded_from <= $2
             offset 0) as said`,
    values: [person, knownAt],
  });
  const own = rows.filter((row) => row.own).map(toObservation);
  const references = rows.filter((row) => !row.own).map(toObservation);
  return { own, references, coverage: await readCoverage(pool, scopesOf(own), knownAt) };
}

/** What a complete run must cover to be evidence about these records: their cycle year, their provider, or everybody. */
function scopesOf(own: Evidence['own']): readonly { feed: string; scope: string }[] {
  const cycles = own.flatMap((each) =>
    each.feed === 'apply-application' && each.attribute === 'recruitment_cycle_year' ? [String(each.value)] : [],
  );
  const providers = own.flatMap((each) =>
    each.feed === 'register-trainee' && each.attribute === 'ukprn' ? [String(each.value)] : [],
  );
  return [
    ...[...new Set(cycles)].map((scope) => ({ feed: 'apply-application', scope })),
    ...[...new Set([...providers, '*'])].map((scope) => ({ feed: 'register-trainee', scope })),
  ];
}

async function readCoverage(
  pool: Pool,
  scopes: readonly { feed: string; scope: string }[],
  knownAt: Instant,
): Promise<readonly Coverage[]> {
  const { rows } = await pool.query({
    name: 'read-coverage',
    text: `select feed, scope, complete_at from unnest($1::text[], $2::text[]) as each (feed, scope)
           cross join lateral (select complete_at from coverage where coverage.feed = each.feed and coverage.scope = each.scope
             and complete_at <= $3 order by complete_at desc limit 1) as last`,
    values: [scopes.map((each) => each.feed), scopes.map((each) => each.scope), knownAt],
  });
  return rows.map((row) => ({ feed: readFeed(row.feed), scope: row.scope, completeAt: readInstant(row.complete_at) }));
}

/** The last instant before which nothing can change any more. */
export async function readSettled(pool: Pool): Promise<Instant> {
  const { rows } = await pool.query({ name: 'read-settled', text: 'select settled_instant() as at' });
  return readInstant(rows[0]?.at);
}

export async function readClock(pool: Pool): Promise<Instant> {
  const { rows } = await pool.query({ name: 'read-clock', text: 'select clock_now() as at' });
  return readInstant(rows[0]?.at);
}
