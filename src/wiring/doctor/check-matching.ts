import type { Pool } from 'pg';
import { isInOrder } from '#identity/check/outcome.ts';
import { londonDate } from '#kernel/instant.ts';
import { daysBetween } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { readFirstPerson } from '#store/looking.ts';
import { readLastCheck } from '#store/match-run.ts';
import { readClock } from '#store/person-reading.ts';
import { amiss, type Finding, fine } from './finding.ts';

/**
 * Whether the nightly check of who is whom was done of late, and found all in order.
 * @param isMadeUp whether made-up England is running: there it is done when time stands still
 */
export async function checkMatching(pool: Pool, { check: { lateAfter } }: Policy, isMadeUp: boolean): Promise<Finding> {
  const [last, since, now] = await Promise.all([readLastCheck(pool), readFirstPerson(pool), readClock(pool)]);
  const begun = last?.at ?? since;
  if (begun === null) return fine('matching', 'nobody is known yet, so nothing is to be checked');
  const isLate = !isMadeUp && daysBetween(londonDate(begun), londonDate(now)) > lateAfter;
  if (last === null && !isLate) return fine('matching', 'the nightly check has not run yet');
  if (isLate)
    return amiss(
      'matching',
      last === null ? 'the nightly check never ran' : `the last nightly check is of ${londonDate(last.at)}`,
      'teacher-success work does it each night; teacher-success match check does it now.',
    );
  if (last === null || isInOrder(last.differences, last.pairDifferences))
    return fine('matching', `the nightly check of ${londonDate(begun)} found everybody as held`);
  const { together, apart, ask, unasked } = last.differences;
  const pairs = Object.values(last.pairDifferences).reduce((sum, count) => sum + count, 0);
  return amiss(
    'matching',
    `the nightly check of ${londonDate(begun)} found ${together + apart} differences of who is whom, ${ask + unasked} of what is asked and ${pairs} of likely pairs`,
    'The runbook says what each means; teacher-success match list --kind nightly_together (or nightly_apart, nightly_ask) lists what waits.',
  );
}
