import type { Verdict } from './verdict.ts';

/** The witness's word on one person and day. */
export type TrueState = {
  readonly status: string;
  readonly email: string;
  readonly said: { readonly status: boolean; readonly email: boolean };
};

/** What one of our records answers for that day. */
export type Ours = { readonly code: string; readonly confidence: string; readonly email: string | null };

/** True accounts of one fact: the codes differ in who tells it, and either is right. */
const sameFact: readonly (readonly [string, string])[] = [
  // The place was given up and training never began: Apply closes the application, Register or the calendar tells of the start.
  ['application_closed', 'did_not_start'],
  // The place moved to the next year before training began: R9 holds that the two services agree.
  ['offer_deferred', 'start_deferred'],
];

/**
 * Right is the true code. Unknown is an answer that says so itself: `start_unconfirmed`, `unknown`, or a disputed or stale
 * one as long as no source had said better. Everything else is wrong.
 */
export function scoreStatus(truth: TrueState, ours: Ours): Verdict {
  if (isSameFact(truth.status, ours.code)) return 'right';
  if (ours.code === 'start_unconfirmed' || ours.code === 'unknown') return 'unknown';
  const isDoubted = ours.confidence === 'disputed' || ours.confidence === 'stale';
  if (isDoubted && !truth.said.status) return 'unknown';
  return truth.said.status ? 'wrong_said' : 'wrong_unsaid';
}

/** Right is the address that the person reads today; none is an honest "unknown". */
export function scoreEmail(truth: TrueState, ours: Ours): Verdict {
  if (ours.email === null) return 'unknown';
  if (ours.email.toLowerCase() === truth.email.toLowerCase()) return 'right';
  return truth.said.email ? 'wrong_said' : 'wrong_unsaid';
}

function isSameFact(one: string, other: string): boolean {
  return one === other || sameFact.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
}
