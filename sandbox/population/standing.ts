import type { ChoiceStatus } from './account.ts';

/** How far somebody has come, by one choice; in this order. */
export type Standing = 'application_ended' | 'began_application' | 'applied' | 'offered' | 'accepted';

const order: readonly Standing[] = ['application_ended', 'began_application', 'applied', 'offered', 'accepted'];

export function isFurther(one: Standing, other: Standing): boolean {
  return order.indexOf(one) > order.indexOf(other);
}

export function standingOf(status: ChoiceStatus): Standing {
  switch (status) {
    case 'unsubmitted':
      return 'began_application';
    case 'awaiting_provider_decision':
    case 'interviewing':
    case 'inactive':
      return 'applied';
    case 'offer':
      return 'offered';
    case 'pending_conditions':
    case 'recruited':
    case 'offer_deferred':
      return 'accepted';
    case 'rejected':
    case 'application_not_sent':
    case 'offer_withdrawn':
    case 'declined':
    case 'withdrawn':
    case 'conditions_not_met':
      return 'application_ended';
  }
}
