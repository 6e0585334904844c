import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import { readInstantOrNull } from './row.ts';

/** Made-up England's time; null where the database's own clock counts. */
export async function readSimulatedClock(pool: Pool): Promise<Instant | null> {
  const { rows } = await pool.query('select now from simulated_clock');
  return readInstantOrNull(rows[0]?.now ?? null);
}

export async function setSimulatedClock(pool: Pool, now: Instant): Promise<void> {
  await pool.query({
    name: 'set-simulated-clock',
    text: 'insert into simulated_clock (now) values ($1) on conflict (only_row) do update set now = excluded.now',
    values: [now],
  });
}
