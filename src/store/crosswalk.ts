import type { Assignment } from '#identity/assign.ts';
import type { Member } from '#identity/cluster.ts';
import type { Identifier } from '#identity/identifier.ts';
import type { PersonId } from '#identity/person-id.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { plainList, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed, readPersonId } from './row.ts';

/**
 * As the chains see them: these records, every record that shares an identifier with them, and every record of the people
 * that hold any of these. A record that was never linked has no person.
 */
export async function readRelated(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
  identifiers: readonly Identifier[],
): Promise<readonly Member[]> {
  const { rows } = await client.query({
    name: 'read-related',
    text: `with near as (
             select feed, record_key from unnest($1::text[], $2::text[]) as each (feed, record_key)
             union
             select found.feed, found.record_key from unnest($3::text[], $4::text[]) as each (kind, value)
             cross join lateral (select feed, record_key from record_identifier where record_identifier.kind = each.kind and record_identifier.value = each.value offset 0) as found
           ), related as (
             select feed, record_key from near
             union
             select others.feed, others.record_key from near
               cross join lateral (select person_id from link where link.feed = near.feed and link.record_key = near.record_key and recorded_to is null offset 0) as own
               cross join lateral (select feed, record_key from link where link.person_id = own.person_id and recorded_to is null offset 0) as others
           )
           select related.feed, related.record_key, person_id, coalesce(kinds, '{}') as kinds, coalesce(identifiers, '{}') as identifiers from related
           cross join lateral (select array_agg(kind) as kinds, array_agg(value) as identifiers from record_identifier as own
             where own.feed = related.feed and own.record_key = related.record_key) as named
           left join lateral (select person_id from link where link.feed = related.feed and link.record_key = related.record_key and recorded_to is null offset 0) as held on true`,
    values: [
      ...columns(refs),
      plainList(identifiers.map((each) => each.kind)),
      textList(identifiers.map((each) => each.value)),
    ],
  });
  return rows.map((row) => ({
    ref: { feed: readFeed(row.feed), key: row.record_key },
    person: row.person_id === null ? null : readPersonId(row.person_id),
    identifiers: zip(row.kinds, row.identifiers),
  }));
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
      values: columns(records.map((each) => each.ref)),
    }),
    client.query({
      name: 'add-identifiers',
      text: `insert into record_identifier (feed, record_key, kind, value) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
      values: [
        ...columns(all.map((each) => each.ref)),
        plainList(all.map((each) => each.identifier.kind)),
        textList(all.map((each) => each.identifier.value)),
      ],
    }),
  ]);
}

/** Writes the people, the decisions and the links that follow from them; what was linked elsewhere is closed, not lost. */
export async function saveAssignment(
  { client, recordedAt }: PageTransaction,
  { created, links, merged }: Assignment,
  newId: () => string,
): Promise<void> {
  const linked = links.map((link) => ({ ...link, id: newId() }));
  const redirected = merged.map((merge) => ({ ...merge, id: newId() }));
  const moved = links.filter((link) => link.from !== null).map((link) => link.ref);
  const write = (name: string, text: string, values: readonly unknown[]): Promise<unknown> =>
    client.query({ name, text, values: [recordedAt, ...values] });
  const people = write('add-people', 'insert into person (id, recorded_from) select unnest($2::uuid[]), $1', [
    plainList(created),
  ]);
  const decisions = write(
    'add-decisions',
    `insert into decision (id, kind, rule, author, detail, recorded_from)
     select id, kind, rule, 'rule', detail, $1 from unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[]) as each (id, kind, rule, detail)`,
    [
      [...linked, ...redirected].map((each) => each.id),
      [...linked.map(() => 'link'), ...redirected.map(() => 'merge')],
      [...linked.map((each) => each.rule), ...redirected.map(() => 'records met')],
      [
        ...linked.map((each) => JSON.stringify({ record: formatRef(each.ref), person: each.person })),
        ...redirected.map((each) => JSON.stringify({ from: each.from, into: each.into })),
      ],
    ],
  );
  const closed =
    moved.length === 0
      ? undefined
      : write(
          'close-links',
          `update link set recorded_to = $1 from unnest($2::text[], $3::text[]) as each (feed, record_key)
           where link.feed = each.feed and link.record_key = each.record_key and recorded_to is null`,
          columns(moved),
        );
  const opened = write(
    'add-links',
    `insert into link (feed, record_key, person_id, decision_id, recorded_from)
     select feed, record_key, person_id, decision_id, $1 from unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[]) as each (feed, record_key, person_id, decision_id)`,
    [
      ...columns(links.map((link) => link.ref)),
      plainList(links.map((link) => link.person)),
      plainList(linked.map((each) => each.id)),
    ],
  );
  const redirects =
    redirected.length === 0
      ? undefined
      : write(
          'add-redirects',
          `insert into redirect (from_person, into_person, decision_id, recorded_from)
           select from_person, into_person, decision_id, $1 from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as each (from_person, into_person, decision_id)`,
          [redirected.map((each) => each.from), redirected.map((each) => each.into), redirected.map((each) => each.id)],
        );
  await Promise.all([people, decisions, closed, opened, redirects]);
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
    values: columns(refs),
  });
  return rows.map((row) => readPersonId(row.person_id));
}

export async function readRecordsOf(
  { client }: PageTransaction,
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

function columns(refs: readonly RecordRef[]): [string, string] {
  return [plainList(refs.map((ref) => ref.feed)), textList(refs.map((ref) => ref.key))];
}

function zip(kinds: readonly string[], values: readonly string[]): readonly Identifier[] {
  return kinds.flatMap((kind, index) => {
    const value = values[index];
    return value !== undefined && (kind === 'choice-id' || kind === 'c-id' || kind === 'trn' || kind === 'record')
      ? [{ kind, value }]
      : [];
  });
}
