import type { Pool } from 'pg';
import { readerOf } from '#connector/reader.ts';
import { receivePage } from '#job/receive-page.ts';
import type { Policy } from '#policy/policy.ts';
import { pageStore } from '#store/page-store.ts';
import { inPageTransaction } from '#store/page-transaction.ts';
import { listQuarantine, markReplayed, readQuarantinedBody } from '#store/quarantine.ts';

/** Reads set-aside rows again, each in its own transaction and with its own run's time; what still does not fit stays. */
export async function replay(
  pool: Pool,
  policy: Policy,
  ids: readonly string[],
): Promise<{ readonly landed: number; readonly still: number }> {
  let landed = 0;
  let still = 0;
  for (const row of await listQuarantine(pool, ids)) {
    const body = await readQuarantinedBody(pool, row.id);
    const reader = readerOf(row.feed, row.channel);
    if (body === null || !reader(body).read().ok) {
      still += 1;
      continue;
    }
    const isLanded = await inPageTransaction(pool, async (transaction) => {
      const page = {
        feed: row.feed,
        channel: row.channel,
        runStartedAt: row.runStartedAt,
        rows: [reader(body)],
        reader,
      };
      const { refused } = await receivePage(pageStore(transaction), page, policy);
      if (refused === 0) await markReplayed(transaction, row.id);
      return refused === 0;
    });
    if (isLanded) landed += 1;
    else still += 1;
  }
  return { landed, still };
}
