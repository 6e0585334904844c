import type { Pool } from 'pg';
import { type Instant, parseInstant, secondsBetween } from '#kernel/instant.ts';
import { readSimulatedClock } from '#store/simulated-clock.ts';
import { amiss, type Finding, fine } from './finding.ts';

const mostSecondsOff = 60;

/** The clock of this host against the database's, which is the one that counts. */
export async function checkClock(pool: Pool, ours: () => Date): Promise<Finding> {
  const before = ours();
  const { rows } = await pool.query('select clock_timestamp() as now');
  const half = (ours().getTime() - before.getTime()) / 2000;
  const here = instantOf(before);
  const there = parseInstant(String(rows[0]?.now));
  if (here === undefined || there === undefined) return amiss('clock', 'no time could be read', 'Tell the developers.');
  const off = secondsBetween(here, there) - half;
  const simulated = await readSimulatedClock(pool);
  const told = simulated === null ? '' : `; made-up England's says ${simulated.slice(0, 16)}`;
  if (Math.abs(off) <= mostSecondsOff)
    return fine(
      'clock',
      `this host's and the database's are the same within ${Math.max(1, Math.round(Math.abs(off)))} s${told}`,
    );
  return amiss(
    'clock',
    `this host's is ${Math.round(Math.abs(off))} s ${off > 0 ? 'behind' : 'before'} the database's`,
    'Let both keep time from a time server (chrony, ntpd or systemd-timesyncd).',
  );
}

function instantOf(date: Date): Instant | undefined {
  return parseInstant(date.toISOString());
}
