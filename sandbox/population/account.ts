import type { Instant } from '../time.ts';
import type { Course } from './course.ts';
import type { Application } from './life.ts';

/** Somebody's account in Apply, with one attempt for each cycle in which they used it. */
export interface Account {
  readonly candidateId: string;
  readonly createdAt: Instant;
  readonly attempts: readonly Attempt[];
}

/** One application form: what was tried, and what came of it. */
export interface Attempt {
  readonly formId: number;
  readonly cycle: number;
  /** Until it is filled in, the form holds neither name nor choice. */
  readonly openedAt: Instant;
  readonly filledAt: Instant | undefined;
  readonly submittedAt: Instant | undefined;
  readonly tries: readonly Try[];
}

/** One course that was chosen. */
export interface Try {
  readonly choiceId: number;
  readonly course: Course;
  /** In the order of time; for a try that led to a place, what came before the place. */
  readonly steps: readonly TryStep[];
  readonly interview: Interview | undefined;
  readonly place: { readonly application: Application; readonly recruitedAt: Instant } | undefined;
}

export interface TryStep {
  readonly at: Instant;
  readonly status: ChoiceStatus;
}

export interface Interview {
  readonly arrangedAt: Instant;
  readonly heldAt: Instant;
  readonly moved: { readonly at: Instant; readonly to: Instant } | undefined;
}

/** In Apply's own words. */
export type ChoiceStatus =
  | 'unsubmitted'
  | 'awaiting_provider_decision'
  | 'interviewing'
  | 'inactive'
  | 'offer'
  | 'pending_conditions'
  | 'recruited'
  | 'rejected'
  | 'application_not_sent'
  | 'offer_withdrawn'
  | 'declined'
  | 'withdrawn'
  | 'conditions_not_met'
  | 'offer_deferred';
