import type { Pool as DatabasePool } from 'pg';
import type { Pool } from '#cohort/draw.ts';
import { poolEntryOf, type StandingOn, standingOn } from '#cohort/standing-on.ts';
import { textHashOf } from '#job/cohort-standing.ts';
import { endOfLondonDay } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Policy } from '#policy/policy.ts';
import { readClosedWaves, readPools, savePool } from '#store/cohort-pool.ts';
import { readLastRecording } from '#store/cohort-reading.ts';
import { readSettled } from '#store/person-reading.ts';
import { policyAt } from '#store/policy-in-force.ts';
import { type AsOf, standingsAsOf } from './standings-as-of.ts';
import { standingsNow } from './standings-now.ts';

/** Who had joined by the day of these standings, by account; where two people share one by mistake, who joined first. */
export function poolOf(standings: readonly StandingOn[]): Pool {
  const entries = standings
    .flatMap((each) => poolEntryOf(each) ?? [])
    .toSorted((a, b) => compareText(b.begun, a.begun));
  return new Map(entries.map((entry) => [entry.account, entry]));
}

type Closing = Omit<AsOf, 'validOn' | 'among'>;

/**
 * The pools of the waves that had closed by an instant, each as known when it closed. One that is not kept yet is worked
 * out and kept.
 */
export async function closedPools(asked: Closing): Promise<readonly Pool[]> {
  const pools: Pool[] = [];
  for (const [index, day] of asked.cohort.draw.days.entries()) {
    if (endOfLondonDay(day) > asked.knownAt) break;
    const closing = await textsOfDay(asked, day);
    const kept = await readPools(asked.pool, asked.cohort.name, textHashOf(closing.policy, closing.cohort));
    const known = kept.get(index + 1) ?? (await poolAsKept(closing, day)) ?? (await drawnPool(closing, day));
    if (!kept.has(index + 1)) await keep(closing, index + 1, day, known);
    pools.push(known);
  }
  return pools;
}

/** A wave is judged under the texts of the day on which it closed, whatever was published since. */
export async function textsOfDay<Asked extends Pick<AsOf, 'pool' | 'policy' | 'cohort'>>(
  asked: Asked,
  day: PlainDate,
): Promise<Asked> {
  const policy = await policyAt(asked.pool, asked.policy, endOfLondonDay(day));
  return { ...asked, policy, cohort: policy.cohorts.get(asked.cohort.name) ?? asked.cohort };
}

/**
 * Keeps the pools of waves that have just closed, while what is kept of everybody is still what was known then: a read of
 * the projection in place of all evidence. Later than that, whoever first asks for the cohort works them out.
 */
export async function closeWaves(pool: DatabasePool, repository: Policy): Promise<void> {
  const settled = await readSettled(pool);
  const policy = await policyAt(pool, repository, settled);
  for (const cohort of policy.cohorts.values()) {
    const closed = cohort.draw.days.filter((day) => endOfLondonDay(day) <= settled);
    for (const [index, day] of closed.entries()) {
      const asked = await textsOfDay({ pool, policy, cohort, note: () => undefined }, day);
      const kept = await readClosedWaves(pool, cohort.name, textHashOf(asked.policy, asked.cohort));
      if (kept.has(index + 1)) continue;
      const known = await poolAsKept(asked, day);
      if (known !== null) await keep(asked, index + 1, day, known);
    }
  }
}

/** The pool of a wave worked out from the evidence, as known at the end of its day. */
export async function drawnPool(asked: Omit<Closing, 'knownAt'>, day: PlainDate): Promise<Pool> {
  const knownAt = endOfLondonDay(day);
  const standings = await standingsAsOf({ ...asked, validOn: day, knownAt, among: null });
  return poolOf(standings.map((each) => standingOn(each, day)));
}

/** The same from what is kept of everybody; null once something was recorded after that day. */
async function poolAsKept(asked: Omit<Closing, 'knownAt'>, day: PlainDate): Promise<Pool | null> {
  // Asked first: to read everybody's standing in vain costs a tenth of a second each morning.
  const last = await readLastRecording(asked.pool);
  if (last !== null && last > endOfLondonDay(day)) return null;
  const standings = await standingsNow({ ...asked, knownAt: endOfLondonDay(day), on: day });
  return standings === null ? null : poolOf(standings);
}

function keep(
  { pool, policy, cohort }: Omit<Closing, 'knownAt' | 'note'>,
  wave: number,
  day: PlainDate,
  entries: Pool,
): Promise<void> {
  const textHash = textHashOf(policy, cohort);
  return savePool(pool, { cohort: cohort.name, textHash, wave }, endOfLondonDay(day), entries);
}
