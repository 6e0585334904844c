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
  return rows.map((row) => ({
    ...row,
    feed: readFeed(row.feed),
    recordedAt: readInstant(row.recordedAt),
    runStartedAt: readInstant(row.runStartedAt),
  }));
}

export async function readQuarantinedBody(pool: Pool, id: string): Promise<Uint8Array | null> {
  const { rows } = await pool.query('select body from quarantine join payload using (hash) where id = $1', [id]);
  return rows[0]?.body ?? null;
}

export async function markReplayed({ client, recordedAt }: PageTransaction, id: string): Promise<void> {
  await client.query('update quarantine set replayed_at = $2 where id = $1', [id, recordedAt]);
}
