import type { MatchCheck } from '#identity/check/match-run.ts';
import { nextTime } from '#job/timetable.ts';
import type { Instant } from '#kernel/instant.ts';
import { readLastCheck } from '#store/match-run.ts';
import { readClock } from '#store/person-reading.ts';
import type { Turns } from '#store/turn.ts';
import type { SyncSettings } from '../sync.ts';
import { checkNow } from './check-matches.ts';

type Settings = Pick<SyncSettings, 'pool' | 'policy'>;

/**
 * Does the nightly check when it is due, which is also when there never was one. In a turn of its own: of several
 * processes one does it. One that failed waits for the next night.
 * @returns a function that gives the outcome, or null when nothing was due
 */
export function nightlyCheck(
  { pool, policy }: Settings,
  turns: Pick<Turns, 'take'>,
): (over: AbortSignal) => Promise<MatchCheck | null> {
  const { every, at } = policy.check;
  let tried: Instant | null = null;
  const isDue = async (now: Instant): Promise<boolean> => {
    const [last = null] = [(await readLastCheck(pool))?.at, tried]
      .flatMap((time) => time ?? [])
      .toSorted()
      .reverse();
    return last === null || nextTime(every, at, last) <= now;
  };
  return async (over) => {
    const now = await readClock(pool);
    if (!(await isDue(now))) return null;
    await using turn = await turns.take('nightly check');
    // Whoever had the turn until now may have done it.
    if (turn === null || !(await isDue(now))) return null;
    const left = AbortSignal.any([over, turn.lost]);
    return await checkNow(pool, policy, { over: left }).catch((error: unknown) => {
      if (!left.aborted) tried = now;
      throw error;
    });
  };
}
