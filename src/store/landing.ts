import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { Channel, Head, NewContent, NewVersion, SetAside } from '#observation/ledger.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { plainList, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed, readInstant } from './row.ts';

/** Contents that are some record's current one, each with that record's key: these rows say nothing new. */
export async function readStandingHashes(
  { client }: PageTransaction,
  { feed, channel }: Channel,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query({
    name: 'read-standing-hashes',
    text: `with asked as (select hash, decode(hash, 'hex') as bytes from unnest($3::text[]) as each (hash))
           select hash, min(record_key) as record_key from asked cross join lateral (
             select feed, channel, record_key from source_record where current_hash = asked.bytes offset 0) as standing
           where feed = $1 and channel = $2 group by hash`,
    values: [feed, channel, hashes],
  });
  return new Map(rows.map((row) => [row.hash, row.record_key]));
}

/** Whether all of these contents are stored, those that wait in quarantine among them. */
export async function holdsContents(pool: Pool, hashes: readonly string[]): Promise<boolean> {
  const { rows } = await pool.query({
    name: 'holds-contents',
    text: `select not exists (select from unnest($1::text[]) as each (hash)
             where not exists (select from payload where payload.hash = decode(each.hash, 'hex'))) as all`,
    values: [hashes],
  });
  return rows[0].all === true;
}

/** The heads of some records in every channel that told of them; a record without any was never heard of. */
export async function readHeads(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
): Promise<readonly (Channel & Head)[]> {
  const { rows } = await client.query({
    name: 'read-heads',
    text: `select feed, record_key, head.* from unnest($1::text[], $2::text[]) as each (feed, record_key) cross join lateral (
             select channel, encode(current_hash, 'hex') as current_hash, current_asserted_at, current_run_started_at,
               encode(last_hash, 'hex') as last_hash, gone
             from source_record where source_record.feed = each.feed and source_record.record_key = each.record_key offset 0) as head`,
    values: [plainList(refs.map((ref) => ref.feed)), textList(refs.map((ref) => ref.key))],
  });
  return rows.map((row) => ({
    feed: readFeed(row.feed),
    channel: row.channel,
    key: row.record_key,
    currentHash: row.current_hash,
    assertedAt: readInstant(row.current_asserted_at),
    runStartedAt: readInstant(row.current_run_started_at),
    lastHash: row.last_hash,
    gone: row.gone,
  }));
}

const nothing = new Uint8Array();

export async function addPayloads(
  { client, recordedAt }: PageTransaction,
  payloads: readonly (NewContent & { readonly hash: string })[],
): Promise<void> {
  await client.query({
    name: 'add-payloads',
    text: `insert into payload (hash, body, erased_at, erased_by)
           select decode(hash, 'hex'), case when erased_by is null then substring($2::bytea from body_from for body_length) end,
             case when erased_by is not null then $5::timestamptz end, erased_by
           from unnest($1::text[], $3::int[], $4::int[], $6::text[]) as each (hash, body_from, body_length, erased_by) on conflict (hash) do nothing`,
    values: [
      plainList(payloads.map((each) => each.hash)),
      ...bodiesInOne(payloads.map((each) => each.body ?? nothing)),
      recordedAt,
      plainList(payloads.map((each) => each.erasedBy)),
    ],
  });
}

/** The bodies, the headers of the versions, and the heads that these make: one round trip. */
export async function addVersions(
  { client, recordedAt }: PageTransaction,
  { feed, channel }: Channel,
  versions: readonly (NewVersion & NewContent & { readonly head: Omit<Head, 'gone'> })[],
  seenAt: Instant,
): Promise<void> {
  await client.query({
    name: 'add-versions',
    text: `with new as (
             select id, record_key, decode(hash, 'hex') as hash, case when erased_by is null then substring($8::bytea from body_from for body_length) end as body,
               case when erased_by is not null then $3::timestamptz end as erased_at, erased_by, asserted_at, run_started_at,
               decode(current_hash, 'hex') as current_hash, head_asserted_at, head_run_started_at
             from unnest($5::uuid[], $6::text[], $7::text[], $9::int[], $10::int[], $11::timestamptz[], $12::timestamptz[], $13::text[], $14::timestamptz[], $15::timestamptz[], $16::text[])
               as each (id, record_key, hash, body_from, body_length, asserted_at, run_started_at, current_hash, head_asserted_at, head_run_started_at, erased_by)
           ), bodies as (
             insert into payload (hash, body, erased_at, erased_by) select hash, body, erased_at, erased_by from new on conflict (hash) do nothing
           ), headers as (
             insert into version (id, feed, channel, record_key, hash, asserted_at, run_started_at, recorded_from)
             select id, $1, $2, record_key, hash, asserted_at, run_started_at, $3 from new
           )
           insert into source_record (feed, channel, record_key, current_hash, current_asserted_at, current_run_started_at, last_hash, last_seen_at)
           select $1, $2, record_key, current_hash, head_asserted_at, head_run_started_at, hash, $4 from new
           on conflict (feed, channel, record_key) do update set current_hash = excluded.current_hash, current_asserted_at = excluded.current_asserted_at,
             current_run_started_at = excluded.current_run_started_at, last_hash = excluded.last_hash, last_seen_at = excluded.last_seen_at`,
    values: [
      feed,
      channel,
      recordedAt,
      seenAt,
      plainList(versions.map((each) => each.id)),
      textList(versions.map((each) => each.key)),
      plainList(versions.map((each) => each.hash)),
      ...bodiesInOne(versions.map((each) => each.body ?? nothing)),
      plainList(versions.map((each) => each.assertedAt)),
      plainList(versions.map((each) => each.runStartedAt)),
      plainList(versions.map((each) => each.head.currentHash)),
      plainList(versions.map((each) => each.head.assertedAt)),
      plainList(versions.map((each) => each.head.runStartedAt)),
      plainList(versions.map((each) => each.erasedBy)),
    ],
  });
}

/** Bytes travel as they are, one behind the other, each from its place (counted from 1) and of its length: in an array they would be text twice as long. */
function bodiesInOne(bodies: readonly Uint8Array[]): readonly [Buffer, string, string] {
  let next = 1;
  const places = bodies.map((body) => {
    const place = next;
    next += body.length;
    return place;
  });
  return [Buffer.concat(bodies), plainList(places), plainList(bodies.map((body) => body.length))];
}

/** Every version of some records with its stored bytes, for the rare row that arrives later than a newer one. */
export async function readVersions(
  { client }: PageTransaction,
  { feed, channel }: Channel,
  keys: readonly string[],
): Promise<readonly (NewVersion & { readonly body: Uint8Array | null })[]> {
  const { rows } = await client.query({
    name: 'read-versions',
    text: `select version.id, record_key, encode(version.hash, 'hex') as hash, asserted_at, run_started_at, body
           from version join payload using (hash) where feed = $1 and channel = $2 and record_key = any($3)`,
    values: [feed, channel, keys],
  });
  return rows.map((row) => ({
    id: row.id,
    key: row.record_key,
    hash: row.hash,
    assertedAt: readInstant(row.asserted_at),
    runStartedAt: readInstant(row.run_started_at),
    body: row.body,
  }));
}

/** @returns the hashes of those that were not already waiting with the same bytes */
export async function addQuarantine(
  { client, recordedAt }: PageTransaction,
  { feed, channel }: Channel,
  rows: readonly SetAside[],
): Promise<ReadonlySet<string>> {
  const added = await client.query({
    name: 'add-quarantine',
    text: `insert into quarantine (id, feed, channel, record_key, problem, field, found, expected, hash, run_started_at, recorded_at)
           select id, $1, $2, record_key, problem, field, found, expected, decode(hash, 'hex'), run_started_at, $3
           from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[])
             as each (id, record_key, problem, field, found, expected, hash, run_started_at)
           on conflict do nothing returning encode(hash, 'hex') as hash`,
    values: [
      feed,
      channel,
      recordedAt,
      rows.map((each) => each.id),
      rows.map((each) => each.key),
      rows.map((each) => each.problem),
      rows.map((each) => each.field),
      rows.map((each) => each.found),
      rows.map((each) => each.expected),
      rows.map((each) => each.hash),
      rows.map((each) => each.runStartedAt),
    ],
  });
  return new Set(added.rows.map((row) => row.hash));
}
