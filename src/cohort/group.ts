import type { CohortPerson } from './membership.ts';
import { type CohortReason, isEndedReason, isNeverReason } from './reason.ts';

/** People of a cohort who belong together on the way from everybody to its members. */
export const cohortStages = ['everybody', 'joined', 'drawn', 'ended', 'members', 'contactable'] as const;
export type CohortStage = (typeof cohortStages)[number];

/** A stage, or all those with one reason. */
export type CohortGroup = CohortStage | CohortReason;

export function isCohortGroup(text: string): text is CohortGroup {
  return cohortStages.some((stage) => stage === text) || isNeverReason(text) || isEndedReason(text);
}

export function isInGroup(
  { member, reason, contactable }: Pick<CohortPerson, 'member' | 'reason' | 'contactable'>,
  group: CohortGroup,
): boolean {
  const hasEnded = reason !== null && isEndedReason(reason);
  switch (group) {
    case 'everybody':
      return true;
    case 'joined':
      return member || hasEnded || reason === 'not_drawn' || reason === 'held_out';
    case 'drawn':
      return member || hasEnded;
    case 'ended':
      return hasEnded;
    case 'members':
      return member;
    case 'contactable':
      return member && contactable === true;
    default:
      return reason === group;
  }
}
