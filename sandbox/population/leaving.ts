import type { Random } from '../random.ts';
import type { Leaving } from './life.ts';

export function inventLeaving(random: Random): Leaving {
  if (random.chance(0.3)) {
    return { trigger: 'provider', reasons: [random.pick(providerReasons)], futureInterest: 'unknown' };
  }
  const first = random.pick(traineeReasons);
  const second = random.pick(traineeReasons);
  return {
    trigger: 'trainee',
    reasons: random.chance(0.25) && second !== first ? [first, second] : [first],
    futureInterest: random.pick(['yes', 'no', 'unknown']),
  };
}

export const notUpToIt: Leaving = {
  trigger: 'provider',
  reasons: ['not_meeting_qts_standards'],
  futureInterest: 'unknown',
};

/** What a provider writes of somebody who never came. */
export const addedInError: Leaving = {
  trigger: 'provider',
  reasons: ['record_added_in_error'],
  futureInterest: 'unknown',
};

/** A real leaving, entered by somebody who ticked one box too many. */
export function alsoAddedInError({ trigger, reasons, futureInterest }: Leaving): Leaving {
  // A provider's reason: Register offers the two lists apart.
  const [reason] = trigger === 'provider' ? reasons : ['had_to_withdraw_trainee_another_reason'];
  return {
    trigger: 'provider',
    reasons: [...addedInError.reasons, ...(reason === undefined ? [] : [reason])],
    futureInterest,
  };
}

export const neverIntended: Leaving = {
  trigger: 'trainee',
  reasons: ['never_intended_to_obtain_qts'],
  futureInterest: 'no',
};

export const movedElsewhere: Leaving = {
  trigger: 'trainee',
  reasons: ['moved_to_different_itt_course'],
  futureInterest: 'yes',
};

const providerReasons = [
  'stopped_responding_to_messages',
  'lack_of_progress_during_placements',
  'did_not_make_progress',
  'not_meeting_qts_standards',
  'unacceptable_behaviour',
  'safeguarding_concerns',
  'had_to_withdraw_trainee_another_reason',
  'mandatory_reasons',
] as const;

const traineeReasons = [
  'trainee_workload_issues',
  'trainee_workload_issues',
  'change_in_personal_or_health_circumstances',
  'change_in_personal_or_health_circumstances',
  'does_not_want_to_become_a_teacher',
  'does_not_want_to_become_a_teacher',
  'did_not_make_progress',
  'lack_of_progress_during_placements',
  'trainee_chose_to_withdraw_another_reason',
] as const;
