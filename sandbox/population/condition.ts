import type { Draws } from './draw.ts';
import { chanceOf } from './fate.ts';

/** The conditions with which somebody is recruited, and what becomes of them. */
export interface Conditions {
  readonly open: number;
  readonly isNeverMet: boolean;
  readonly preventsStart: boolean;
}

export function conditionsOf({ falls }: Draws): Conditions {
  const random = falls('open_conditions');
  if (random === undefined) return { open: 0, isNeverMet: false, preventsStart: false };
  const open = random.integer(1, 2);
  const isNeverMet = random.chance(chanceOf.neverMeetingCondition);
  return { open, isNeverMet, preventsStart: isNeverMet && random.chance(chanceOf.notStartingWithConditionOpen) };
}
