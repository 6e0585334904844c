import type { Pool as DatabasePool } from 'pg';
import type { Pool } from '#cohort/draw.ts';
import { type PersonStanding, poolEntryOf, standingOn } from '#cohort/standing-on.ts';
import { endOfLondonDay, type Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import { readPools, savePool } from '#store/cohort-pool.ts';
import { standingsAsOf } from './standings-as-of.ts';
import { textHashOf } from './text-hash.ts';

/** Who had joined by a day, by account; where two people share one by mistake, who joined first. */
export function poolOf(standings: readonly PersonStanding[], on: PlainDate): Pool {
  const entries = standings
    .flatMap((each) => poolEntryOf(standingOn(each, on)) ?? [])
    .toSorted((a, b) => compareText(b.begun, a.begun));
  return new Map(entries.map((entry) => [entry.account, entry]));
}

/**
 * The pools of the waves that had closed by an instant, each as known when it closed. One that nobody asked for before is
 * worked out and kept.
 */
export async function closedPools(
  database: DatabasePool,
  policy: Policy,
  cohort: Cohort,
  knownAt: Instant,
  note: (done: number, of: number) => void,
): Promise<readonly Pool[]> {
  const textHash = textHashOf(policy, cohort);
  const kept = await readPools(database, cohort.name, textHash);
  const pools: Pool[] = [];
  for (const [index, day] of cohort.draw.days.entries()) {
    const closes = endOfLondonDay(day);
    if (closes > knownAt) break;
    const known = kept.get(index + 1);
    pools.push(known ?? (await close(index + 1, day)));
  }
  return pools;

  async function close(wave: number, day: PlainDate): Promise<Pool> {
    const entries = await drawnPool(database, policy, cohort, day, note);
    await savePool(database, { cohort: cohort.name, textHash, wave }, endOfLondonDay(day), entries);
    return entries;
  }
}

/** The pool of a wave worked out from the evidence, as known at the end of its day. */
export async function drawnPool(
  pool: DatabasePool,
  policy: Policy,
  cohort: Cohort,
  day: PlainDate,
  note: (done: number, of: number) => void,
): Promise<Pool> {
  const knownAt = endOfLondonDay(day);
  return poolOf(await standingsAsOf({ pool, policy, cohort, validOn: day, knownAt, among: null, note }), day);
}
