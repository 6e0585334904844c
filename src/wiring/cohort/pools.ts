import type { Pool } from '#cohort/draw.ts';
import { poolEntryOf, type StandingOn, standingOn } from '#cohort/standing-on.ts';
import { textHashOf } from '#job/cohort-standing.ts';
import { endOfLondonDay } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import { readPools, savePool } from '#store/cohort-pool.ts';
import { type AsOf, standingsAsOf } from './standings-as-of.ts';

/** Who had joined by the day of these standings, by account; where two people share one by mistake, who joined first. */
export function poolOf(standings: readonly StandingOn[]): Pool {
  const entries = standings
    .flatMap((each) => poolEntryOf(each) ?? [])
    .toSorted((a, b) => compareText(b.begun, a.begun));
  return new Map(entries.map((entry) => [entry.account, entry]));
}

type Closing = Omit<AsOf, 'validOn' | 'among'>;

/**
 * The pools of the waves that had closed by an instant, each as known when it closed. One that nobody asked for before is
 * worked out and kept.
 */
export async function closedPools({
  pool: database,
  policy,
  cohort,
  knownAt,
  note,
}: Closing): Promise<readonly Pool[]> {
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
    const entries = await drawnPool({ pool: database, policy, cohort, note }, day);
    await savePool(database, { cohort: cohort.name, textHash, wave }, endOfLondonDay(day), entries);
    return entries;
  }
}

/** The pool of a wave worked out from the evidence, as known at the end of its day. */
export async function drawnPool(asked: Omit<Closing, 'knownAt'>, day: PlainDate): Promise<Pool> {
  const knownAt = endOfLondonDay(day);
  const standings = await standingsAsOf({ ...asked, validOn: day, knownAt, among: null });
  return poolOf(standings.map((each) => standingOn(each, day)));
}
