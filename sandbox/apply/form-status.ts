import type { ChoiceStatus } from '../population/account.ts';

export type FormStatus =
  | 'unsubmitted_not_started_form'
  | 'unsubmitted_in_progress'
  | 'awaiting_provider_decisions'
  | 'awaiting_candidate_response'
  | 'recruited'
  | 'pending_conditions'
  | 'offer_deferred'
  | 'ended_without_success'
  | 'unknown_state';

/** Apply's own order: any choice that waits for a provider hides an offer, and even a place. */
export function formStatusOf(choices: readonly ChoiceStatus[], isFilledIn: boolean): FormStatus {
  const all = (...statuses: readonly ChoiceStatus[]) => choices.every((one) => statuses.includes(one));
  const any = (...statuses: readonly ChoiceStatus[]) => choices.some((one) => statuses.includes(one));
  if (all('unsubmitted') || all('application_not_sent')) {
    return isFilledIn ? 'unsubmitted_in_progress' : 'unsubmitted_not_started_form';
  }
  if (any('awaiting_provider_decision', 'interviewing', 'inactive')) return 'awaiting_provider_decisions';
  if (any('offer')) return 'awaiting_candidate_response';
  if (any('recruited')) return 'recruited';
  if (any('pending_conditions')) return 'pending_conditions';
  if (any('offer_deferred')) return 'offer_deferred';
  return any('unsubmitted') ? 'unknown_state' : 'ended_without_success';
}
