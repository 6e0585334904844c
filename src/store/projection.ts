import type { Pool } from 'pg';
import type { PersonId } from '#identity/person-id.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Projection } from '#record/projection.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { plainList, refColumns, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed, readPersonId } from './row.ts';

/** Which people's answers depend on these courses, providers or sign-offs. */
export async function readDependants(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
): Promise<readonly PersonId[]> {
  const { rows } = await client.query({
    name: 'read-dependants',
    text: `select distinct person_id from unnest($1::text[], $2::text[]) as each (reference_feed, reference_key)
           cross join lateral (select feed, record_key from record_reference as named
             where named.reference_feed = each.reference_feed and named.reference_key = each.reference_key offset 0) as naming
           cross join lateral (select person_id from link where link.feed = naming.feed and link.record_key = naming.record_key and recorded_to is null offset 0) as held`,
    values: [refs.map((ref) => ref.feed), refs.map((ref) => ref.key)],
  });
  return rows.map((row) => readPersonId(row.person_id));
}

/** Records of applications and trainees that name these providers, or ever did. */
export async function readNaming(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
): Promise<readonly RecordRef[]> {
  const { rows } = await client.query({
    name: 'read-naming',
    text: `select distinct naming.feed, naming.record_key from unnest($1::text[], $2::text[]) as each (reference_feed, reference_key)
           cross join lateral (select feed, record_key from record_reference as named
             where named.reference_feed = each.reference_feed and named.reference_key = each.reference_key offset 0) as naming
           where naming.feed in ('apply-application', 'register-trainee')`,
    values: refColumns(refs),
  });
  return rows.map((row) => ({ feed: readFeed(row.feed), key: row.record_key }));
}

/** Whether the calendar alone has changed anybody's answer by that day. */
export async function isAnybodyDue(pool: Pool, today: PlainDate): Promise<boolean> {
  const { rows } = await pool.query({
    name: 'is-anybody-due',
    text: 'select exists (select from person_status where review_on < $1) as due',
    values: [today],
  });
  return rows[0]?.due === true;
}

/** People whose answer the calendar alone changes from that day on. */
export async function readDueForReview(
  { client }: PageTransaction,
  today: PlainDate,
  most: number,
): Promise<readonly PersonId[]> {
  const { rows } = await client.query({
    name: 'read-due',
    text: 'select person_id from person_status where review_on < $1 order by review_on, person_id limit $2',
    values: [today, most],
  });
  return rows.map((row) => readPersonId(row.person_id));
}

/** Replaces what is projected of these people, and tells the change feed whose headline became another: one round trip. */
export async function saveProjections(
  { client, recordedAt }: PageTransaction,
  projections: readonly Projection[],
): Promise<void> {
  const living = projections.flatMap(({ person, status }) => (status === null ? [] : [{ person, ...status }]));
  const spans = projections.flatMap(({ person, spans: own }) => own.map((span) => ({ person, ...span })));
  const standing = projections.flatMap(({ person, contradictions }) =>
    contradictions.map((each) => ({ person, ...each })),
  );
  await client.query({
    name: 'save-projections',
    text: `with present as (
             select * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[], $10::text[])
               as each (person_id, code, confidence, source, rule, since, review_on, who)
           ), span as (
             select * from unnest($11::uuid[], $12::date[], $13::text[], $14::text[], $15::text[], $16::text[])
               as each (person_id, valid_from, code, confidence, source, rule)
           ), standing as (
             select * from unnest($17::uuid[], $18::text[], $19::text[], $20::text[], $21::date[], $22::date[], $23::text[])
               as each (person_id, id, kind, owner, opened, due, state)
           ), closed as (
             delete from person_contradiction as old where person_id = any($2::uuid[])
               and not exists (select from standing where standing.person_id = old.person_id and standing.id = old.id)
           ), opened as (
             insert into person_contradiction select * from standing
             on conflict (person_id, id) do update set kind = excluded.kind, owner = excluded.owner, opened = excluded.opened,
               due = excluded.due, state = excluded.state
             where (person_contradiction.*) is distinct from (excluded.*)
           ), told as (
             insert into change (person_id, recorded_at, from_code, to_code, from_confidence, to_confidence)
             select person_id, $1, old.code, present.code, old.confidence, present.confidence
             from present left join person_status as old using (person_id)
             where old.person_id is null or old.code <> present.code or old.confidence <> present.confidence
           ), emptied as (
             delete from person_status where person_id = any($2::uuid[]) and not exists (select from present where present.person_id = person_status.person_id)
           ), saved as (
             insert into person_status select * from present
             on conflict (person_id) do update set code = excluded.code, confidence = excluded.confidence, source = excluded.source,
               rule = excluded.rule, since = excluded.since, review_on = excluded.review_on, who = excluded.who
             where (person_status.*) is distinct from (excluded.*)
           ), shortened as (
             delete from person_span as old where person_id = any($2::uuid[])
               and not exists (select from span where span.person_id = old.person_id and span.valid_from = old.valid_from)
           )
           insert into person_span select * from span
           on conflict (person_id, valid_from) do update set code = excluded.code, confidence = excluded.confidence, source = excluded.source, rule = excluded.rule
           where (person_span.*) is distinct from (excluded.*)`,
    values: [
      recordedAt,
      plainList(projections.map((each) => each.person)),
      plainList(living.map((each) => each.person)),
      textList(living.map((each) => each.code)),
      textList(living.map((each) => each.confidence)),
      textList(living.map((each) => each.source)),
      textList(living.map((each) => each.rule)),
      plainList(living.map((each) => each.since)),
      plainList(living.map((each) => each.reviewOn)),
      textList(living.map((each) => each.who)),
      plainList(spans.map((each) => each.person)),
      plainList(spans.map((each) => each.from)),
      textList(spans.map((each) => each.code)),
      textList(spans.map((each) => each.confidence)),
      textList(spans.map((each) => each.source)),
      textList(spans.map((each) => each.rule)),
      plainList(standing.map((each) => each.person)),
      textList(standing.map((each) => each.id)),
      plainList(standing.map((each) => each.kind)),
      plainList(standing.map((each) => each.owner)),
      plainList(standing.map((each) => each.opened)),
      plainList(standing.map((each) => each.due)),
      plainList(standing.map((each) => each.state)),
    ],
  });
}

export type RecordReference = { readonly ref: RecordRef; readonly reference: RecordRef };

/** What records name; never taken back, since a past answer may still depend on what was named then. */
export async function addReferences({ client }: PageTransaction, all: readonly RecordReference[]): Promise<void> {
  await client.query({
    name: 'add-references',
    text: `insert into record_reference (feed, record_key, reference_feed, reference_key)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    values: [
      plainList(all.map((each) => each.ref.feed)),
      textList(all.map((each) => each.ref.key)),
      plainList(all.map((each) => each.reference.feed)),
      textList(all.map((each) => each.reference.key)),
    ],
  });
}
