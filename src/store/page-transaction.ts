import { type Pool, type PoolClient, Result } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import { readInstant } from './row.ts';

/** A page's one transaction and the instant under which everything in it is recorded. */
export type PageTransaction = {
  readonly client: PoolClient;
  readonly recordedAt: Instant;
  /** Writes on their way: sent in order on the one connection, looked at before the commit. */
  readonly writes: Promise<unknown>[];
  /** Writes that are not sent yet, so that reads that they do not bear on need not wait behind them. */
  readonly held: (() => void)[];
};

export function sendHeld({ held }: PageTransaction): void {
  for (const send of held.splice(0)) send();
}

/** Runs the work in one transaction: all of it is committed under one recorded instant, or none of it. */
export async function inPageTransaction<Value>(
  pool: Pool,
  work: (transaction: PageTransaction) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  const writes: Promise<unknown>[] = [];
  try {
    const transaction = { client, recordedAt: await begin(client), writes, held: [] };
    const value = await work(transaction);
    sendHeld(transaction);
    await Promise.all(writes);
    await client.query('commit');
    client.release();
    return value;
  } catch (error) {
    // Closing the session rolls back, also when the session is what failed.
    client.release(true);
    // After a write that failed every later query fails too; the first to fail tells why.
    const failed = (await Promise.allSettled(writes)).find((write) => write.status === 'rejected');
    throw failed?.reason ?? error;
  }
}

/**
 * One round trip. A page asks for some rows by key out of a table that may just have grown from nothing: whatever the
 * statistics still say, the index is right.
 */
async function begin(client: PoolClient): Promise<Instant> {
  const results: unknown = await client.query('begin; set local enable_seqscan = off; select begin_recording() as at');
  const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
  if (!(last instanceof Result)) throw new Error('The transaction did not begin');
  return readInstant(last.rows[0]?.at);
}
