import type { Instant } from '#kernel/instant.ts';
import type { Channel, NewObservation } from '#observation/ledger.ts';
import type { Observation } from '#observation/observation.ts';
import type { Feed } from '#source/feed.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { plainList, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed } from './row.ts';
import { type SaidRow, saidAsJson, saidOfAsked, toObservation } from './said.ts';

export async function closeObservations(
  { client, recordedAt }: PageTransaction,
  feed: Feed,
  closing: readonly { key: string; id: string }[],
): Promise<void> {
  await client.query({
    name: 'close-observations',
    text: `update observation set recorded_to = $1 from unnest($3::text[], $4::uuid[]) as each (record_key, id)
           where observation.feed = $2 and observation.record_key = each.record_key and observation.id = each.id and recorded_to is null`,
    values: [recordedAt, feed, textList(closing.map((each) => each.key)), plainList(closing.map((each) => each.id))],
  });
}

export async function addObservations(
  { client, recordedAt }: PageTransaction,
  { feed, channel }: Channel,
  added: readonly NewObservation[],
): Promise<void> {
  await client.query({
    name: 'add-observations',
    text: `insert into observation (feed, channel, record_key, id, attribute, item, value, version_id, asserted_at, run_started_at, recorded_from, recorded_to)
           select $1, $2, record_key, id, attribute, item, value, version_id, asserted_at, run_started_at, $3, case when open then null else $3::timestamptz end
           from unnest($4::text[], $5::uuid[], $6::text[], $7::text[], $8::jsonb[], $9::uuid[], $10::timestamptz[], $11::timestamptz[], $12::boolean[])
             as each (record_key, id, attribute, item, value, version_id, asserted_at, run_started_at, open)`,
    values: [
      feed,
      channel,
      recordedAt,
      textList(added.map((each) => each.key)),
      plainList(added.map((each) => each.id)),
      textList(added.map((each) => each.attribute)),
      textList(added.map((each) => each.item)),
      textList(added.map((each) => JSON.stringify(each.value))),
      plainList(added.map((each) => each.version)),
      plainList(added.map((each) => each.assertedAt)),
      plainList(added.map((each) => each.runStartedAt)),
      plainList(added.map((each) => each.open)),
    ],
  });
}

/** For `wanted` (feed, record_key): the records themselves; a provider that is known by its name only is `name/<name>`. */
export const askedOfWanted = `
  select feed, record_key from wanted where feed <> 'publish-provider' or record_key not like 'name/%'
  union
  select 'publish-provider', provider.record_key from wanted cross join lateral (
    select record_key from observation where feed = 'publish-provider' and attribute = 'name' and value = to_jsonb(substr(wanted.record_key, 6)) offset 0) as provider
  where wanted.feed = 'publish-provider' and wanted.record_key like 'name/%'`;

/** Everything ever said of some records. */
export async function readObservations(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
): Promise<readonly Observation[]> {
  const { rows } = await client.query<{ said: readonly SaidRow[] | null }>({
    name: 'read-observations',
    text: `with wanted as (
             select * from unnest($1::text[], $2::text[]) as each (feed, record_key)
           ), asked as (${askedOfWanted}), said as (${saidOfAsked})
           select ${saidAsJson} as said from said`,
    values: [plainList(refs.map((ref) => ref.feed)), textList(refs.map((ref) => ref.key))],
  });
  return (rows[0]?.said ?? []).map(toObservation);
}

export type Named = { readonly ref: RecordRef; readonly reference: RecordRef };

/** The courses, providers and sign-offs that some records name so far. */
export async function readNamed({ client }: PageTransaction, refs: readonly RecordRef[]): Promise<readonly Named[]> {
  const { rows } = await client.query({
    name: 'read-named',
    text: `select feed, record_key, reference_feed, reference_key from unnest($1::text[], $2::text[]) as each (feed, record_key)
           cross join lateral (select reference_feed, reference_key from record_reference
             where record_reference.feed = each.feed and record_reference.record_key = each.record_key offset 0) as own`,
    values: [plainList(refs.map((ref) => ref.feed)), textList(refs.map((ref) => ref.key))],
  });
  return rows.map((row) => ({
    ref: { feed: readFeed(row.feed), key: row.record_key },
    reference: { feed: readFeed(row.reference_feed), key: row.reference_key },
  }));
}

export type PresenceChange = {
  readonly id: string;
  readonly key: string;
  readonly state: 'gone' | 'present' | 'missed';
};

/** Records that a complete snapshot lost or showed again. */
export async function addPresence(
  { client, recordedAt }: PageTransaction,
  { feed, channel }: Channel,
  changes: readonly PresenceChange[],
  run: { readonly id: string; readonly startedAt: Instant },
): Promise<void> {
  const keys = changes.map((each) => each.key);
  const states = changes.map((each) => each.state);
  await Promise.all([
    client.query({
      name: 'add-presence',
      text: `insert into presence (feed, record_key, id, channel, state, run_id, asserted_at, recorded_from)
             select $1, record_key, id, $2, state, $3, $4, $5 from unnest($6::text[], $7::uuid[], $8::text[]) as each (record_key, id, state)`,
      values: [feed, channel, run.id, run.startedAt, recordedAt, keys, changes.map((each) => each.id), states],
    }),
    client.query({
      name: 'mark-presence',
      text: `update source_record set gone = each.state <> 'present' from unnest($2::text[], $3::text[]) as each (record_key, state)
             where source_record.feed = $1 and source_record.record_key = each.record_key`,
      values: [feed, keys, states],
    }),
  ]);
}
