import type { Random } from '../random.ts';

export type Fate =
  | 'starts_on_time'
  | 'starts_late'
  | 'withdraws_before_start'
  | 'defers_offer'
  | 'never_starts'
  | 'withdraws_after_start';

/** Shares of the people recruited in a cycle; the rest starts on time and stays. */
const shares: readonly (readonly [Fate, number])[] = [
  ['starts_late', 0.03],
  ['withdraws_before_start', 0.04],
  ['defers_offer', 0.03],
  ['never_starts', 0.08],
  ['withdraws_after_start', 0.1],
];

/** Chances of the rarer turns, among those to whom they can happen. */
export const chanceOf = {
  openConditions: 0.06,
  enteringDirectly: 0.02,
  beingWithdrawnByMistake: 0.004,
  pausing: 0.04,
  moving: 0.02,
  /** A deferral that the provider alone hears of: Apply goes on saying recruited. */
  deferringWithProviderOnly: 0.12,
  changingSurname: 0.02,
  changingEmail: 0.08,
  sharingFamilyEmail: 0.003,
  comingBack: 0.01,
  newAccountOnComingBack: 0.15,
} as const;

export function drawFate(random: Random): Fate {
  let left = random.next();
  for (const [fate, share] of shares) {
    if (left < share) return fate;
    left -= share;
  }
  return 'starts_on_time';
}
