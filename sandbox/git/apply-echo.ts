import type { Candidate } from '../apply/candidate.ts';
import { lastOf, newestStamp } from '../apply/candidate-now.ts';
import { type FormStatus, formStatusOf } from '../apply/form-status.ts';
import { type Instant, instantOn } from '../time.ts';
import type { ContactState } from './contact.ts';

/** The hourly job that copies Apply into the CRM: here the account as it is made, and the end of each form. */
export function echoInstants({ createdAt, goneAt = Number.POSITIVE_INFINITY, forms }: Candidate): readonly Instant[] {
  const ends = forms.map(({ choices, arrivedAt = 0 }) =>
    Math.max(0, arrivedAt, ...choices.map(({ steps }) => lastTurn(steps))),
  );
  return [createdAt, ...ends.filter((at) => at > 0)].map((at) => at + instantOn(0, 1)).filter((at) => at < goneAt);
}

export function applyEcho(candidate: Candidate, at: Instant): Partial<ContactState> {
  return {
    applyId: candidate.id,
    applyStatus: 222_750_000 + order.indexOf(statusOf(candidate, at)),
    applyModifiedAt: newestStamp(candidate, at),
  };
}

function statusOf({ forms }: Candidate, at: Instant): FormStatus | 'never_signed_in' {
  const form = forms.findLast(({ createdAt }) => createdAt <= at);
  if (form === undefined) return 'never_signed_in';
  const statuses = form.choices.flatMap(({ steps }) => lastOf(steps, at)?.status ?? []);
  return formStatusOf(statuses, form.filledAt !== undefined && form.filledAt <= at);
}

/** When a choice came to the status in which it stays. */
function lastTurn(steps: readonly { readonly at: Instant; readonly status: string }[]): Instant {
  return steps.find(({ status }) => status === steps.at(-1)?.status)?.at ?? 0;
}

/** The CRM numbers the form statuses in this order. */
const order: readonly (FormStatus | 'never_signed_in')[] = [
  'never_signed_in',
  'unsubmitted_not_started_form',
  'unsubmitted_in_progress',
  'awaiting_provider_decisions',
  'awaiting_candidate_response',
  'recruited',
  'pending_conditions',
  'offer_deferred',
  'ended_without_success',
  'unknown_state',
];
