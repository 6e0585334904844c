import type { Pool, PoolClient } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import { readInstant } from './row.ts';

/** A page's one transaction and the instant under which everything in it is recorded. */
export type PageTransaction = { readonly client: PoolClient; readonly recordedAt: Instant };

/** Runs the work in one transaction: all of it is committed under one recorded instant, or none of it. */
export async function inPageTransaction<Value>(
  pool: Pool,
  work: (transaction: PageTransaction) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query({ name: 'begin-recording', text: 'select begin_recording() as at' });
    const value = await work({ client, recordedAt: readInstant(rows[0]?.at) });
    await client.query('commit');
    client.release();
    return value;
  } catch (error) {
    // Closing the session rolls back, also when the session is what failed.
    client.release(true);
    throw error;
  }
}
