import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { readerOf } from '#connector/reader.ts';
import { receivePages } from '#job/receive-page.ts';
import type { Policy } from '#policy/policy.ts';
import { pageStore } from '#store/page-store.ts';
import { inPageTransaction } from '#store/page-transaction.ts';
import { listQuarantine, markReplayed, noteCorrection, readQuarantinedBody } from '#store/quarantine.ts';
import type { RetryOutcome } from '#web/feed-port.ts';
import { standingPages } from './standing-page.ts';

/** Reads a row that waits once more, as it came. */
export async function retryRow(pool: Pool, policy: Policy, id: string): Promise<RetryOutcome> {
  const body = await readQuarantinedBody(pool, id);
  return body === null ? { kind: 'gone' } : landInstead(pool, policy, id, body, null);
}

type Correction = { readonly text: string; readonly by: string; readonly because: string };

/** Reads in the place of a row that waits what a steward made of it; what was sent stays, with who did so and why. */
export function correctRow(pool: Pool, policy: Policy, id: string, correction: Correction): Promise<RetryOutcome> {
  return landInstead(pool, policy, id, new TextEncoder().encode(correction.text), correction);
}

async function landInstead(
  pool: Pool,
  policy: Policy,
  id: string,
  bytes: Uint8Array,
  correction: Correction | null,
): Promise<RetryOutcome> {
  const [row] = await listQuarantine(pool, [id]);
  if (row === undefined) return { kind: 'gone' };
  const reader = readerOf(row.feed, row.channel);
  const reading = reader(bytes);
  const read = reading.read();
  if (!read.ok) {
    const { field, found, expected } = read.problem;
    return { kind: 'still', field, found, expected };
  }
  const isLanded = await inPageTransaction(pool, async (transaction) => {
    const store = pageStore(transaction);
    const { feed, channel, runStartedAt } = row;
    const page = { feed, channel, runStartedAt, rows: [reading], reader };
    const [landed] = await receivePages(store, [page, ...standingPages(feed, bytes, runStartedAt)], policy);
    if (landed === undefined || landed.refused > 0) return false;
    if (correction !== null) {
      const hash = createHash('sha256').update(reading.body).digest('hex');
      // A content that says nothing new was landed by none, and is kept here.
      await store.addPayloads([{ hash, body: reading.body, erasedBy: null }]);
      await noteCorrection(transaction, id, { hash, by: correction.by, because: correction.because });
    }
    await markReplayed(transaction, id);
    return true;
  });
  return isLanded
    ? { kind: 'landed' }
    : {
        kind: 'still',
        field: null,
        found: 'not what the contract knows',
        expected: 'no drift, or drift that was accepted',
      };
}
