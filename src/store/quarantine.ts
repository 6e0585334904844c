import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { Feed } from '#source/feed.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed, readInstant } from './row.ts';

/** A row that was set aside: what was found where, and what was expected. */
export type Quarantined = {
  readonly id: string;
  readonly feed: Feed;
  readonly channel: string;
  readonly key: string | null;
  readonly problem: string;
  readonly field: string | null;
  readonly found: string;
  readonly expected: string;
  readonly recordedAt: Instant;
  readonly runStartedAt: Instant;
};

const columns = `id, feed, channel, record_key as key, problem, field, found, expected, recorded_at as "recordedAt", run_started_at as "runStartedAt"`;

export async function listQuarantine(pool: Pool, ids: readonly string[] = []): Promise<readonly Quarantined[]> {
  const { rows } = await pool.query(
    `select ${columns} from quarantine where replayed_at is null and (cardinality($1::uuid[]) = 0 or id = any($1)) order by recorded_at, id`,
    [ids],
  );
  return rows.map(toQuarantined);
}

function toQuarantined(
  row: Record<'feed' | 'recordedAt' | 'runStartedAt', unknown> &
    Omit<Quarantined, 'feed' | 'recordedAt' | 'runStartedAt'>,
): Quarantined {
  return {
    ...row,
    feed: readFeed(row.feed),
    recordedAt: readInstant(row.recordedAt),
    runStartedAt: readInstant(row.runStartedAt),
  };
}

/** A page of the rows that wait, newest first, of one feed or of all. */
export async function pageOfQuarantine(
  pool: Pool,
  feed: Feed | null,
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly rows: readonly Quarantined[] }> {
  const { rows } = await pool.query({
    name: 'page-of-quarantine',
    text: `select ${columns}, count(*) over ()::int as total from quarantine
           where replayed_at is null and ($1::text is null or feed = $1) order by recorded_at desc, id desc limit $3 offset $2`,
    values: [feed, offset, limit],
  });
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => toQuarantined(row)) };
}

export async function readQuarantinedBody(pool: Pool, id: string): Promise<Uint8Array | null> {
  const { rows } = await pool.query('select body from quarantine join payload using (hash) where id = $1', [id]);
  return rows[0]?.body ?? null;
}

/** What a steward made of a row, kept beside what was sent; the body itself was landed as any other. */
export async function noteCorrection(
  { client }: PageTransaction,
  id: string,
  { hash, by, because }: { readonly hash: string; readonly by: string; readonly because: string },
): Promise<void> {
  await client.query(
    `update quarantine set corrected_hash = decode($2, 'hex'), corrected_by = $3, corrected_because = $4 where id = $1`,
    [id, hash, by, because],
  );
}

export async function markReplayed({ client, recordedAt }: PageTransaction, id: string): Promise<void> {
  await client.query('update quarantine set replayed_at = $2 where id = $1', [id, recordedAt]);
}
