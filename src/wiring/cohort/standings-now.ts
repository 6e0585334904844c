import { type StandingOn, standingOn } from '#cohort/standing-on.ts';
import { textHashOf } from '#job/cohort-standing.ts';
import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { readStandings } from '#store/cohort-reading.ts';
import { type AsOf, standingsAsOf } from './standings-as-of.ts';

/**
 * Everybody's standing on a day that has come, as known now: from what is kept, and for those of whom nothing true is
 * kept (the calendar or the text has changed since) from the evidence.
 * @returns null when something was recorded between that instant and the look at what is kept
 */
export async function standingsNow(
  asked: Omit<AsOf, 'validOn' | 'among'> & { readonly on: PlainDate },
): Promise<readonly StandingOn[] | null> {
  const { pool, policy, cohort, knownAt, on } = asked;
  const today = londonDate(knownAt);
  const kept = await readStandings(pool, { cohort: cohort.name, textHash: textHashOf(policy, cohort), on, today });
  if (kept.knownAt !== null && kept.knownAt > knownAt) return null;
  if (kept.stale.length === 0) return kept.standings;
  const anew = await standingsAsOf({ ...asked, validOn: on, among: kept.stale });
  return [...kept.standings, ...anew.map((each) => standingOn(each, on))];
}
