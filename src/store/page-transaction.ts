import { type Pool, type PoolClient, Result } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import { readInstant, readInstantOrNull } from './row.ts';

/** A page's one transaction and the instant under which everything in it is recorded. */
export type PageTransaction = {
  readonly client: PoolClient;
  readonly recordedAt: Instant;
  /** The instant of the transaction before this one; null when it is the first. */
  readonly follows: Instant | null;
  /** The publication of the policy that is in force then; null while there was none. */
  readonly publication: string | null;
  /** Writes on their way: sent in order on the one connection, looked at before the commit. */
  readonly writes: Promise<unknown>[];
  /** Writes that are not sent yet, so that reads that they do not bear on need not wait behind them. */
  readonly held: (() => void)[];
  /** Links that are not sent yet: only reads of whose a record is must wait for them. */
  readonly heldLinks: (() => void)[];
};

export function sendHeld(transaction: PageTransaction): void {
  for (const send of transaction.held.splice(0)) send();
  sendLinks(transaction);
}

export function sendLinks({ heldLinks }: PageTransaction): void {
  for (const send of heldLinks.splice(0)) send();
}

/**
 * Runs the work in one transaction: all of it is committed under one recorded instant, or none of it.
 * @param committed told the value and the instant as soon as it is
 */
export async function inPageTransaction<Value>(
  pool: Pool,
  work: (transaction: PageTransaction) => Promise<Value>,
  committed: (value: Value, recordedAt: Instant) => void = () => undefined,
): Promise<Value> {
  const client = await pool.connect();
  const writes: Promise<unknown>[] = [];
  try {
    const transaction = { client, ...(await begin(client)), writes, held: [], heldLinks: [] };
    const value = await work(transaction);
    sendHeld(transaction);
    await Promise.all(writes);
    await client.query('commit');
    committed(value, transaction.recordedAt);
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
 * statistics still say, the index is right. So each statement's plan is made once, and not again for each list that is
 * asked about: for one record that would take longer than the answer.
 */
async function begin(client: PoolClient): Promise<Pick<PageTransaction, 'recordedAt' | 'follows' | 'publication'>> {
  const results: unknown = await client.query(
    `begin; set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan; select begin_recording() as at;
     select recorded_at as at from recording order by recorded_at desc offset 1 limit 1;
     select id from policy_publication order by in_force_from desc limit 1`,
  );
  const [own, before, policy]: unknown[] = Array.isArray(results) ? results.slice(-3) : [];
  if (!(own instanceof Result) || !(before instanceof Result) || !(policy instanceof Result))
    throw new Error('The transaction did not begin');
  return {
    recordedAt: readInstant(own.rows[0]?.at),
    follows: readInstantOrNull(before.rows[0]?.at ?? null),
    publication: policy.rows[0]?.id ?? null,
  };
}
