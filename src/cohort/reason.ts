/** Why somebody is no member, in the order in which it is asked: the first that holds is the person's reason. */
export const neverReasons = [
  'no_recruited_choice',
  'several_recruited_choices',
  'undecided_choice',
  'conditions_pending',
  'wrong_cycle',
  'wrong_level',
  'wrong_route',
  'wrong_start_year',
  'wrong_status',
  'not_contactable',
  'not_drawn',
  'held_out',
] as const;
export type NeverReason = (typeof neverReasons)[number];

/** Why a membership ended. It is never deleted. */
export const endedReasons = [
  'apply_withdrawn',
  'offer_deferred',
  'conditions_reopened',
  'not_registered',
  'did_not_start',
  'withdrawn',
  'moved_route',
  'merged_duplicate',
  'unsubscribed_all',
  'hard_bounce',
  'objected',
  'deceased',
  'data_error',
] as const;
export type EndedReason = (typeof endedReasons)[number];

export type CohortReason = NeverReason | EndedReason;

export function isNeverReason(text: string): text is NeverReason {
  return neverReasons.some((reason) => reason === text);
}

export function isEndedReason(text: string): text is EndedReason {
  return endedReasons.some((reason) => reason === text);
}
