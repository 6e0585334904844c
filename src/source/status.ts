/** Headline statuses in the order of the road (domain 1.1): a later one is more advanced. */
export const statusCodes = [
  'enquirer',
  'applicant_drafting',
  'applicant_submitted',
  'offer_held',
  'accepted_conditions_pending',
  'recruited',
  'offer_deferred',
  'application_closed',
  'registered_not_started',
  'start_unconfirmed',
  'in_training',
  'training_paused',
  'start_deferred',
  'did_not_start',
  'withdrawn',
  'outcome_submitted',
  'newly_qualified',
  'first_post_agreed',
  'ect_induction',
  'induction_failed',
  'established_teacher',
  'qualified_not_in_state_post',
  'left_teaching',
  'returner',
  'record_closed',
  'unknown',
] as const;
export type StatusCode = (typeof statusCodes)[number];

const ended: ReadonlySet<StatusCode> = new Set(['application_closed', 'did_not_start', 'withdrawn', 'record_closed']);

/** Ended codes do not go stale and do not lead while another episode lives. */
export function isEnded(code: StatusCode): boolean {
  return ended.has(code);
}

/** How far along the road; -1 for `unknown`, which never leads. */
export function advancement(code: StatusCode): number {
  return code === 'unknown' ? -1 : statusCodes.indexOf(code);
}

/** How sure we are of a headline (domain 1.2). */
export const confidences = ['confirmed', 'corroborated', 'provisional', 'inferred', 'disputed', 'stale'] as const;
export type Confidence = (typeof confidences)[number];
