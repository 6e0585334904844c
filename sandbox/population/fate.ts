import type { Random } from '../random.ts';

export type Fate =
  | 'starts_on_time'
  | 'starts_late'
  | 'withdraws_before_start'
  | 'never_starts'
  | 'withdraws_after_start';

/** Shares of the people recruited in a cycle who do not defer; the rest starts on time and stays. About a tenth withdraws in training. */
const shares: readonly (readonly [Fate, number])[] = [
  ['starts_late', 0.03],
  ['withdraws_before_start', 0.04],
  ['never_starts', 0.08],
  ['withdraws_after_start', 0.1],
];

/** Chances of the turns of an ordinary life, among those to whom they can happen; those of the traps stand with the traps. */
export const chanceOf = {
  pausing: 0.04,
  /** A condition that was open at recruitment is never met ... */
  neverMeetingCondition: 0.1,
  /** ... and whoever still has one at the end of the cycle does not come. */
  notStartingWithConditionOpen: 0.45,
  /** Recruited after a cycle in which nothing came of it. */
  havingAppliedBefore: 0.04,
  /** Of those to whom nothing comes, who were there in the cycle before. */
  applyingAgain: 0.1,
} as const;

export function drawFate(random: Random): Fate {
  let left = random.next();
  for (const [fate, share] of shares) {
    if (left < share) return fate;
    left -= share;
  }
  return 'starts_on_time';
}

/**
 * How many others use Apply for each person recruited. 58,880 people had applied for 2025/26 by July 2025 and about 32,000 entered training:
 * almost one of them without a place for each with one. How many open an account and send nothing is not published; half as many is a guess.
 */
export const othersPerRecruit = { inVain: 1, neverSending: 0.5 } as const;

/** How an application ends that leads to no place. */
export type Ending =
  | 'rejected'
  | 'rejected_by_default'
  /** Not decided in time, and rejected with the rest at the end of the cycle. */
  | 'inactive'
  | 'withdrawn'
  | 'declined'
  | 'declined_by_default'
  | 'offer_withdrawn'
  | 'conditions_not_met';

const endings: readonly (readonly [Ending, number])[] = [
  ['rejected_by_default', 0.1],
  ['inactive', 0.08],
  ['withdrawn', 0.18],
  ['declined', 0.08],
  ['declined_by_default', 0.03],
  ['offer_withdrawn', 0.04],
  ['conditions_not_met', 0.07],
];

export function drawEnding(random: Random): Ending {
  let left = random.next();
  for (const [ending, share] of endings) {
    if (left < share) return ending;
    left -= share;
  }
  return 'rejected';
}
