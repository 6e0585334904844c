/** Register's trainee states (domain 1.4, exhaustive). */
export const registerStates = [
  'draft',
  'submitted_for_trn',
  'trn_received',
  'recommended_for_award',
  'withdrawn',
  'deferred',
  'awarded',
] as const;
export type RegisterState = (typeof registerStates)[number];

export function isRegisterState(text: string): text is RegisterState {
  return registerStates.some((state) => state === text);
}

/** States in which a record speaks for a present trainee. */
export function isLive(state: RegisterState): boolean {
  return state === 'submitted_for_trn' || state === 'trn_received';
}

/** Withdrawals, awards and deferrals can all be undone by support; only a step back to draft is not a step Register takes. */
export function canReachState(from: RegisterState, to: RegisterState): boolean {
  return to !== 'draft' || from === 'draft';
}

export const commencementStatuses = ['itt_started_on_time', 'itt_started_later', 'itt_not_yet_started'] as const;
export type CommencementStatus = (typeof commencementStatuses)[number];

export function isCommencementStatus(text: string): text is CommencementStatus {
  return commencementStatuses.some((status) => status === text);
}

/** The one reason that makes an episode void: the person never was a trainee (R8). */
export const addedInError = 'record_added_in_error';
