import type { StatusCode } from './status.ts';

/** Apply's choice statuses and ours (domain 1.4, exhaustive). A value that is not here is a problem to show, not a default. */
const choiceStatuses = {
  unsubmitted: 'applicant_drafting',
  awaiting_provider_decision: 'applicant_submitted',
  interviewing: 'applicant_submitted',
  inactive: 'applicant_submitted',
  offer: 'offer_held',
  rejected: 'application_closed',
  declined: 'application_closed',
  withdrawn: 'application_closed',
  cancelled: 'application_closed',
  offer_withdrawn: 'application_closed',
  conditions_not_met: 'application_closed',
  application_not_sent: 'application_closed',
  pending_conditions: 'accepted_conditions_pending',
  recruited: 'recruited',
  offer_deferred: 'offer_deferred',
} as const satisfies Record<string, StatusCode>;

export type ApplyChoiceStatus = keyof typeof choiceStatuses;

/** Every choice status that we know. */
export const applyChoiceStatuses: readonly string[] = Object.keys(choiceStatuses);

export function isApplyChoiceStatus(text: string): text is ApplyChoiceStatus {
  return Object.hasOwn(choiceStatuses, text);
}

export function statusOfChoice(status: ApplyChoiceStatus): StatusCode {
  return choiceStatuses[status];
}

/** Statuses that only an accepted offer can have, whatever came of it. */
export function isAccepted(status: ApplyChoiceStatus): boolean {
  return accepted.has(status);
}

const accepted: ReadonlySet<ApplyChoiceStatus> = new Set([
  'pending_conditions',
  'conditions_not_met',
  'recruited',
  'offer_deferred',
]);

/**
 * What a form that shows no choice says, as the status of a choice. Apply works a form's status out of its choices, in an
 * order that hides a recruited one behind an undecided one: where choices are shown, they count and this does not.
 */
const formStatuses: Readonly<Record<string, ApplyChoiceStatus>> = {
  never_signed_in: 'unsubmitted',
  unsubmitted_not_started_form: 'unsubmitted',
  unsubmitted_in_progress: 'unsubmitted',
  awaiting_provider_decisions: 'awaiting_provider_decision',
  awaiting_candidate_response: 'offer',
  recruited: 'recruited',
  pending_conditions: 'pending_conditions',
  offer_deferred: 'offer_deferred',
  ended_without_success: 'rejected',
};

/** Every form status that we know. */
export const applyFormStatuses: readonly string[] = [...Object.keys(formStatuses), 'unknown_state'];

/** Undefined for `unknown_state`, which Apply itself cannot read, and for a value that no list of ours holds. */
export function choiceStatusOfForm(formStatus: string): ApplyChoiceStatus | undefined {
  return Object.hasOwn(formStatuses, formStatus) ? formStatuses[formStatus] : undefined;
}

export function isApplyFormStatus(text: string): boolean {
  return applyFormStatuses.includes(text);
}

/** One legal step in Apply (contracts/apply, application state change). */
const steps: Record<ApplyChoiceStatus, readonly ApplyChoiceStatus[]> = {
  unsubmitted: ['awaiting_provider_decision', 'application_not_sent'],
  awaiting_provider_decision: ['interviewing', 'inactive', 'offer', 'rejected', 'withdrawn'],
  interviewing: ['awaiting_provider_decision', 'offer', 'rejected', 'withdrawn'],
  inactive: ['interviewing', 'offer', 'rejected', 'withdrawn'],
  offer: ['offer', 'offer_withdrawn', 'pending_conditions', 'recruited', 'declined'],
  rejected: ['offer'],
  offer_withdrawn: ['offer'],
  pending_conditions: ['recruited', 'conditions_not_met', 'offer_deferred', 'withdrawn'],
  recruited: ['withdrawn', 'offer_deferred'],
  offer_deferred: ['recruited', 'pending_conditions', 'withdrawn'],
  declined: [],
  withdrawn: [],
  cancelled: [],
  conditions_not_met: [],
  application_not_sent: [],
};

/** Whether Apply can get from one status to the other, in one step or in several between two readings. */
export function canReach(from: ApplyChoiceStatus, to: ApplyChoiceStatus): boolean {
  const seen = new Set<ApplyChoiceStatus>();
  const next = [from];
  while (next.length > 0) {
    const here = next.pop();
    if (here === undefined || seen.has(here)) continue;
    seen.add(here);
    next.push(...steps[here]);
  }
  return seen.has(to);
}
