import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import {
  type Difference,
  type DriftCount,
  type DriftDeed,
  type KnownDrift,
  nameDifference,
} from '#observation/drift.ts';
import type { Channel } from '#observation/ledger.ts';
import type { Feed } from '#source/feed.ts';
import { plainList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed, readInstant, readInstantOrNull } from './row.ts';

/** In the order of the channels. */
export async function readKnownDrift(
  { client }: PageTransaction,
  channels: readonly Channel[],
): Promise<readonly KnownDrift[]> {
  const { rows } = await client.query({
    name: 'read-known-drift',
    text: `select coalesce(shape.rows, 0) as rows, coalesce(sparse, '{}') as sparse, accepted
           from unnest($1::text[], $2::text[]) with ordinality as asked (feed, channel, place)
           left join channel_shape as shape using (feed, channel)
           cross join lateral (
             select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'field', field, 'detail', detail)), '[]') as accepted
             from drift where drift.feed = asked.feed and drift.channel in (asked.channel, 'unknown') and accepted_at is not null) as taken
           order by place`,
    values: [plainList(channels.map((each) => each.feed)), plainList(channels.map((each) => each.channel))],
  });
  return rows.map((row) => ({
    rows: row.rows,
    sparse: new Set<string>(row.sparse),
    accepted: new Set<string>(row.accepted.map(nameDifference)),
  }));
}

export async function countDrift(
  { client, recordedAt }: PageTransaction,
  { feed, channel }: Channel,
  runStartedAt: Instant,
  counts: readonly DriftCount[],
): Promise<void> {
  await client.query({
    name: 'count-drift',
    text: `insert into drift (id, feed, channel, kind, field, detail, did, rows, first_seen_at, last_seen_at, run_started_at)
           select id, $1, $2, kind, field, detail, did, rows, $3, $3, $4
           from unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[]) as each (id, kind, field, detail, did, rows)
           on conflict (feed, channel, kind, field, detail) do update
             set rows = drift.rows + excluded.rows, last_seen_at = excluded.last_seen_at, did = excluded.did`,
    values: [
      feed,
      channel,
      recordedAt,
      runStartedAt,
      counts.map((each) => each.id),
      counts.map((each) => each.difference.kind),
      counts.map((each) => each.difference.field),
      counts.map((each) => each.difference.detail),
      counts.map((each) => each.did),
      counts.map((each) => each.rows),
    ],
  });
}

/** The first rows of a channel teach which fields may be absent. */
export async function learnShape(
  { client }: PageTransaction,
  { feed, channel }: Channel,
  rows: number,
  sparse: readonly string[],
): Promise<void> {
  await client.query({
    name: 'learn-shape',
    text: `insert into channel_shape (feed, channel, rows, sparse) values ($1, $2, $3, $4)
           on conflict (feed, channel) do update set rows = channel_shape.rows + excluded.rows,
             sparse = array(select unnest(channel_shape.sparse) union select unnest(excluded.sparse) order by 1)`,
    values: [feed, channel, rows, sparse],
  });
}

/** One change of a channel's contract, as the drift report shows it. */
export type Drift = Difference & {
  readonly id: string;
  readonly feed: Feed;
  readonly channel: string;
  readonly did: DriftDeed;
  readonly rows: number;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  /** The start of the run in which it was first seen. */
  readonly runStartedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly acceptedBy: string | null;
  readonly acceptedBecause: string | null;
};

const columns = `id, feed, channel, kind, field, detail, did, rows, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt",
  run_started_at as "runStartedAt", accepted_at as "acceptedAt", accepted_by as "acceptedBy", accepted_because as "acceptedBecause"`;

/** The drift report: every change, those that nobody accepted first. @param feed null for all */
export async function listDrift(pool: Pool, feed: Feed | null): Promise<readonly Drift[]> {
  const { rows } = await pool.query({
    name: 'list-drift',
    text: `select ${columns} from drift where $1::text is null or feed = $1
           order by accepted_at is not null, feed, channel, first_seen_at, kind, field, detail`,
    values: [feed],
  });
  return rows.map(toDrift);
}

/** Accepts a change; the first word stands where it was accepted before. @returns undefined when there is none of this id */
export async function acceptDrift(
  { client, recordedAt }: PageTransaction,
  id: string,
  by: string,
  because: string,
): Promise<Drift | undefined> {
  const { rows } = await client.query({
    name: 'accept-drift',
    text: `update drift set accepted_at = coalesce(accepted_at, $2), accepted_by = coalesce(accepted_by, $3),
             accepted_because = coalesce(accepted_because, $4)
           where id = $1 returning ${columns}`,
    values: [id, recordedAt, by, because],
  });
  return rows.map(toDrift)[0];
}

/** Records of a channel of which something landed since an instant. */
export async function readKeysLandedSince(
  pool: Pool,
  { feed, channel }: Channel,
  since: Instant,
): Promise<readonly string[]> {
  const { rows } = await pool.query({
    name: 'read-keys-landed-since',
    text: `select distinct record_key from version where feed = $1 and channel = $2 and recorded_from >= $3 order by 1`,
    values: [feed, channel, since],
  });
  return rows.map((row) => row.record_key);
}

/** How many changes of each feed are open, and how many rows showed them. */
export async function readDriftCounts(
  pool: Pool,
): Promise<
  readonly { readonly feed: string; readonly channel: string; readonly open: number; readonly rows: number }[]
> {
  const { rows } = await pool.query({
    name: 'read-drift-counts',
    text: `select feed, channel, count(*)::int as open, sum(rows)::bigint as rows from drift where accepted_at is null
           group by feed, channel order by feed, channel`,
  });
  return rows;
}

function toDrift(row: Drift): Drift {
  return {
    ...row,
    feed: readFeed(row.feed),
    firstSeenAt: readInstant(row.firstSeenAt),
    lastSeenAt: readInstant(row.lastSeenAt),
    runStartedAt: readInstant(row.runStartedAt),
    acceptedAt: readInstantOrNull(row.acceptedAt),
  };
}
