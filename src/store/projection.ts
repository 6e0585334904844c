import type { PersonId } from '#identity/person-id.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Projection } from '#record/projection.ts';
import type { RecordRef } from '#source/record-ref.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readPersonId } from './row.ts';

/** Which people's answers depend on these courses, providers or sign-offs. */
export async function readDependants(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
): Promise<readonly PersonId[]> {
  const { rows } = await client.query({
    name: 'read-dependants',
    text: `select distinct person_id from unnest($1::text[], $2::text[]) as each (reference_feed, reference_key)
           join record_reference using (reference_feed, reference_key) join link using (feed, record_key) where recorded_to is null`,
    values: [refs.map((ref) => ref.feed), refs.map((ref) => ref.key)],
  });
  return rows.map((row) => readPersonId(row.person_id));
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

/** Replaces what is projected of these people, and tells the change feed whose headline became another. */
export async function saveProjections(transaction: PageTransaction, projections: readonly Projection[]): Promise<void> {
  await noteChanges(transaction, projections);
  await replaceStatuses(transaction, projections);
  await replaceSpans(transaction, projections);
}

async function noteChanges({ client, recordedAt }: PageTransaction, projections: readonly Projection[]): Promise<void> {
  const living = projections.flatMap(({ person, status }) => (status === null ? [] : [{ person, ...status }]));
  await client.query({
    name: 'note-changes',
    text: `insert into change (person_id, recorded_at, from_code, to_code, from_confidence, to_confidence)
           select each.person_id, $1, old.code, each.code, old.confidence, each.confidence
           from unnest($2::uuid[], $3::text[], $4::text[]) as each (person_id, code, confidence)
           left join person_status as old on old.person_id = each.person_id
           where old.person_id is null or old.code <> each.code or old.confidence <> each.confidence`,
    values: [
      recordedAt,
      living.map((each) => each.person),
      living.map((each) => each.code),
      living.map((each) => each.confidence),
    ],
  });
}

async function replaceStatuses({ client }: PageTransaction, projections: readonly Projection[]): Promise<void> {
  const gone = projections.filter((each) => each.status === null).map((each) => each.person);
  if (gone.length > 0) await client.query('delete from person_status where person_id = any($1::uuid[])', [gone]);
  const living = projections.flatMap(({ person, status }) => (status === null ? [] : [{ person, ...status }]));
  await client.query({
    name: 'replace-statuses',
    text: `insert into person_status (person_id, code, confidence, source, rule, since, review_on, who)
           select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[], $8::text[])
           on conflict (person_id) do update set code = excluded.code, confidence = excluded.confidence, source = excluded.source,
             rule = excluded.rule, since = excluded.since, review_on = excluded.review_on, who = excluded.who`,
    values: [
      living.map((each) => each.person),
      living.map((each) => each.code),
      living.map((each) => each.confidence),
      living.map((each) => each.source),
      living.map((each) => each.rule),
      living.map((each) => each.since),
      living.map((each) => each.reviewOn),
      living.map((each) => each.who),
    ],
  });
}

async function replaceSpans({ client }: PageTransaction, projections: readonly Projection[]): Promise<void> {
  await client.query({
    name: 'forget-spans',
    text: 'delete from person_span where person_id = any($1::uuid[])',
    values: [projections.map((each) => each.person)],
  });
  const spans = projections.flatMap(({ person, spans: own }) => own.map((span) => ({ person, ...span })));
  await client.query({
    name: 'add-spans',
    text: `insert into person_span (person_id, valid_from, code, confidence, source, rule)
           select * from unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    values: [
      spans.map((each) => each.person),
      spans.map((each) => each.from),
      spans.map((each) => each.code),
      spans.map((each) => each.confidence),
      spans.map((each) => each.source),
      spans.map((each) => each.rule),
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
      all.map((each) => each.ref.feed),
      all.map((each) => each.ref.key),
      all.map((each) => each.reference.feed),
      all.map((each) => each.reference.key),
    ],
  });
}
