import type { Pool } from 'pg';
import { readerOf } from '#connector/reader.ts';
import { receivePage } from '#job/receive-page.ts';
import type { Policy } from '#policy/policy.ts';
import { inPage } from '#store/page-store.ts';
import { readClock } from '#store/person-reading.ts';
import type { Arrived } from './arrival.ts';

const mostRows = 250;

/** Takes what has arrived, a page at most, and brings it down the whole road; meanwhile more arrives. */
export async function landArrivals(
  pool: Pool,
  policy: Policy,
  arriving: AsyncIterable<readonly Arrived[]>,
): Promise<{ readonly landed: number; readonly waiting: number }> {
  let landed = 0;
  let waiting = 0;
  for await (const arrived of arriving) {
    waiting = Math.max(waiting, arrived.length);
    for (let from = 0; from < arrived.length; from += mostRows) {
      const part = arrived.slice(from, from + mostRows);
      const [first] = part;
      if (first === undefined) break;
      const { feed } = first;
      const reader = readerOf(feed, 'api');
      const rows = part.map(({ row }) => reader(row));
      const page = { feed, channel: 'api', runId: null, rows, reader } as const;
      const runStartedAt = await readClock(pool);
      const outcome = await inPage(pool)((store) => receivePage(store, { ...page, runStartedAt }, policy));
      if (outcome.landed !== rows.length) throw new Error(`${outcome.landed} landed of ${rows.length}`);
      landed += rows.length;
    }
  }
  return { landed, waiting };
}
