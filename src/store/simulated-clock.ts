import type { Pool, PoolClient } from 'pg';
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

const driving = 7355610;

/** Only one process reads feeds or moves made-up England at a time. @returns null when another does */
export async function takeTheWheel(pool: Pool): Promise<AsyncDisposable | null> {
  const client: PoolClient = await pool.connect();
  const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [driving]);
  if (!rows[0]?.taken) {
    client.release();
    return null;
  }
  // A session that the server ends is noticed by the next query; unheard, its error would end us.
  client.on('error', () => undefined);
  // The session holds it, so that a process that dies lets go.
  return { [Symbol.asyncDispose]: async () => client.release(true) };
}
