import type { Pool, PoolClient } from 'pg';
import type { Member } from '#identity/cluster.ts';
import { type Identifier, isIdentifierKind } from '#identity/identifier.ts';
import type { PersonId } from '#identity/person-id.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { plainList, refColumns, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed, readPersonId } from './row.ts';

/**
 * Records as the rules see them, whether any of them is named by a decision, by a task that waits for one or by a pair
 * that is likely one person's, and of what features their keys were made.
 */
export type Related = {
  readonly members: readonly (Member & {
    readonly digest: string | null;
    /** A decision, a task or a likely pair names it together with a record that may not be among these. */
    readonly reachesOut: boolean;
  })[];
  readonly isDecidedUpon: boolean;
};

/**
 * These records, every record that shares an identifier with them, and every record of the people that hold any of these.
 * A record that was never linked has no person.
 */
export async function readRelated(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
  identifiers: readonly Identifier[],
): Promise<Related> {
  const { rows } = await client.query({
    name: 'read-related',
    text: `with near as (${nearAsked}), related as (
             select feed, record_key from near
             union
             select others.feed, others.record_key from near
               cross join lateral (select person_id from link where link.feed = near.feed and link.record_key = near.record_key and recorded_to is null offset 0) as own
               cross join lateral (select feed, record_key from link where link.person_id = own.person_id and recorded_to is null offset 0) as others
           )
           select related.feed, related.record_key, person_id, coalesce(kinds, '{}') as kinds, coalesce(identifiers, '{}') as identifiers, ${isDecidedUpon} as decided, ${reachesOut} as reaching,
             (select digest from record_features as known where known.feed = related.feed and known.record_key = related.record_key) as digest from related
           ${memberOf('related')}`,
    values: askedValues(refs, identifiers),
  });
  return {
    members: rows.map((row) => ({ ...toMember(row), digest: row.digest, reachesOut: row.reaching })),
    isDecidedUpon: rows.some((row) => row.decided),
  };
}

/** The asked records, and all that carry one of the asked identifiers. */
const nearAsked = `
  select feed, record_key from unnest($1::text[], $2::text[]) as each (feed, record_key)
  union
  select found.feed, found.record_key from unnest($3::text[], $4::text[]) as each (kind, value)
  cross join lateral (select feed, record_key from record_identifier where record_identifier.kind = each.kind and record_identifier.value = each.value offset 0) as found`;

/** What names each record of that list, and whose it is held to be. */
function memberOf(list: 'related' | 'reached'): string {
  return `cross join lateral (select array_agg(kind) as kinds, array_agg(value) as identifiers from record_identifier as own
      where own.feed = ${list}.feed and own.record_key = ${list}.record_key) as named
    left join lateral (select person_id from link where link.feed = ${list}.feed and link.record_key = ${list}.record_key and recorded_to is null offset 0) as held on true`;
}

function askedValues(refs: readonly RecordRef[], identifiers: readonly Identifier[]): string[] {
  return [
    ...refColumns(refs),
    plainList(identifiers.map((each) => each.kind)),
    textList(identifiers.map((each) => each.value)),
  ];
}

/** Each looks by its key: `offset 0` keeps a plan for many records from reading the whole of a table for a few. */
const isAsked = `
  exists (select from link_decision_record as named where named.feed = related.feed and named.record_key = related.record_key offset 0)
  or exists (select from review_task_record as named where named.feed = related.feed and named.record_key = related.record_key and named.is_open offset 0)`;

const isDecidedUpon = `
  (${isAsked}
   or exists (select from record_edge where left_feed = related.feed and left_key = related.record_key offset 0)
   or exists (select from record_edge where right_feed = related.feed and right_key = related.record_key offset 0))`;

/** Where that stands, more records belong to the question than one step finds; of one person's it finds all. */
const reachesOut = `
  (${isAsked}
   or exists (select from record_edge where left_feed = related.feed and left_key = related.record_key and not ${isOfOne('right')} offset 0)
   or exists (select from record_edge where right_feed = related.feed and right_key = related.record_key and not ${isOfOne('left')} offset 0))`;

function isOfOne(end: 'left' | 'right'): string {
  return `exists (select from link as other where other.feed = ${end}_feed and other.record_key = ${end}_key
    and other.recorded_to is null and other.person_id = held.person_id offset 0)`;
}

/** All records that any chain of identifiers, people, decisions and likely pairs reaches from these. */
export async function readReached(
  { client }: { readonly client: Pool | PoolClient },
  refs: readonly RecordRef[],
  identifiers: readonly Identifier[],
): Promise<readonly Member[]> {
  const { rows } = await client.query({
    name: 'read-reached',
    text: `with recursive near as (${nearAsked}), reached as (
             select feed, record_key from near
             union
             select next.feed, next.record_key from reached cross join lateral (
               select others.feed, others.record_key from record_identifier as own
                 cross join lateral (select feed, record_key from record_identifier as same where same.kind = own.kind and same.value = own.value offset 0) as others
                 where own.feed = reached.feed and own.record_key = reached.record_key and own.kind <> 'bearer'
               union all
               select others.feed, others.record_key from link as own
                 cross join lateral (select feed, record_key from link as same where same.person_id = own.person_id and same.recorded_to is null offset 0) as others
                 where own.feed = reached.feed and own.record_key = reached.record_key and own.recorded_to is null
               union all
               select others.feed, others.record_key from link_decision_record as own
                 cross join lateral (select feed, record_key from link_decision_record as same where same.decision_id = own.decision_id offset 0) as others
                 where own.feed = reached.feed and own.record_key = reached.record_key
                   and exists (select from record_identifier as known where known.feed = others.feed and known.record_key = others.record_key offset 0)
               union all
               select right_feed, right_key from record_edge where left_feed = reached.feed and left_key = reached.record_key
               union all
               select left_feed, left_key from record_edge where right_feed = reached.feed and right_key = reached.record_key
               offset 0) as next
           )
           select reached.feed, reached.record_key, person_id, coalesce(kinds, '{}') as kinds, coalesce(identifiers, '{}') as identifiers from reached
           ${memberOf('reached')}`,
    values: askedValues(refs, identifiers),
  });
  return rows.map(toMember);
}

function toMember(row: {
  feed: string;
  record_key: string;
  person_id: string | null;
  kinds: readonly string[];
  identifiers: readonly string[];
}): Member {
  return {
    ref: { feed: readFeed(row.feed), key: row.record_key },
    person: row.person_id === null ? null : readPersonId(row.person_id),
    identifiers: zip(row.kinds, row.identifiers),
  };
}

export async function replaceIdentifiers(
  { client }: PageTransaction,
  records: readonly { readonly ref: RecordRef; readonly identifiers: readonly Identifier[] }[],
): Promise<void> {
  const all = records.flatMap(({ ref, identifiers }) => identifiers.map((identifier) => ({ ref, identifier })));
  await Promise.all([
    client.query({
      name: 'forget-identifiers',
      text: `delete from record_identifier using unnest($1::text[], $2::text[]) as each (feed, record_key)
             where record_identifier.feed = each.feed and record_identifier.record_key = each.record_key`,
      values: refColumns(records.map((each) => each.ref)),
    }),
    client.query({
      name: 'add-identifiers',
      text: `insert into record_identifier (feed, record_key, kind, value) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
      values: [
        ...refColumns(all.map((each) => each.ref)),
        plainList(all.map((each) => each.identifier.kind)),
        textList(all.map((each) => each.identifier.value)),
      ],
    }),
  ]);
}

/** The people of some records, and their whole set of records. */
export async function readPeopleOf(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
): Promise<readonly PersonId[]> {
  const { rows } = await client.query({
    name: 'read-people-of',
    text: `select distinct person_id from unnest($1::text[], $2::text[]) as each (feed, record_key)
           cross join lateral (select person_id from link where link.feed = each.feed and link.record_key = each.record_key and recorded_to is null offset 0) as held`,
    values: refColumns(refs),
  });
  return rows.map((row) => readPersonId(row.person_id));
}

export async function readRecordsOf(
  { client }: { readonly client: Pool | PoolClient },
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly RecordRef[]>> {
  const { rows } = await client.query({
    name: 'read-records-of',
    text: `select person_id, feed, record_key from unnest($1::uuid[]) as each (person_id)
           cross join lateral (select feed, record_key from link where link.person_id = each.person_id and recorded_to is null offset 0) as held`,
    values: [people],
  });
  const found = new Map<PersonId, RecordRef[]>(people.map((person) => [person, []]));
  for (const row of rows)
    found.get(readPersonId(row.person_id))?.push({ feed: readFeed(row.feed), key: row.record_key });
  return found;
}

function zip(kinds: readonly string[], values: readonly string[]): readonly Identifier[] {
  return kinds.flatMap((kind, index) => {
    const value = values[index];
    return value !== undefined && isIdentifierKind(kind) ? [{ kind, value }] : [];
  });
}
