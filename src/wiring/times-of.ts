import type { Pool } from 'pg';
import { formatInstant, londonDate } from '#kernel/instant.ts';
import { readSettled } from '#store/person-reading.ts';
import type { NowTimes } from '#web/port.ts';

/** The last settled instant, and its day. */
export async function timesOf(pool: Pool): Promise<NowTimes> {
  const settled = await readSettled(pool);
  return { settled: formatInstant(settled), today: londonDate(settled) };
}
