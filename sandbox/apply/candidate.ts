import type { ChoiceStatus, Interview } from '../population/account.ts';
import type { Course } from '../population/course.ts';
import type { Person } from '../population/person.ts';
import type { Instant } from '../time.ts';

/** What Apply holds of one account, whole; what an instant shows of it is in candidate-now.ts. */
export interface Candidate {
  readonly id: string;
  readonly number: number;
  readonly person: Person;
  readonly createdAt: Instant;
  /** The first is the one with which the account was made. */
  readonly emails: readonly { readonly at: Instant; readonly email: string }[];
  readonly forms: readonly Form[];
  /** Takes part in the great no-op touches. */
  readonly isTouched: boolean;
  /** Recovered into another account: from then on nobody finds it. */
  readonly goneAt?: Instant;
}

export interface Form {
  readonly id: number;
  /** When it came from an account that was recovered. */
  readonly arrivedAt?: Instant;
  readonly cycle: number;
  readonly createdAt: Instant;
  /** Until then it has neither name nor choice. */
  readonly filledAt: Instant | undefined;
  readonly submittedAt: Instant | undefined;
  readonly lastNames: readonly { readonly at: Instant; readonly lastName: string }[];
  readonly choices: readonly FormChoice[];
  readonly references: readonly Reference[];
}

export interface FormChoice {
  readonly id: number;
  readonly createdAt: Instant;
  /** Every write, also those that change nothing of the choice itself. */
  readonly steps: readonly ChoiceStep[];
  readonly interview: Interview | undefined;
}

export interface ChoiceStep {
  readonly at: Instant;
  readonly status: ChoiceStatus;
  readonly course: Course;
}

export interface Reference {
  readonly id: number;
  readonly refereeType: 'academic' | 'professional' | 'school-based' | 'character';
  readonly steps: readonly { readonly at: Instant; readonly status: ReferenceStatus }[];
}

export type ReferenceStatus =
  | 'not_requested_yet'
  | 'feedback_requested'
  | 'feedback_provided'
  | 'cancelled_at_end_of_cycle';

/** Every instant at which the candidate, a form, a choice or a reference was written. */
export function writesOf({ createdAt, emails, forms }: Candidate): readonly Instant[] {
  const writes = [createdAt, ...emails.map(({ at }) => at)];
  for (const form of forms) {
    writes.push(form.createdAt);
    if (form.arrivedAt !== undefined) writes.push(form.arrivedAt);
    if (form.filledAt !== undefined) writes.push(form.filledAt);
    for (const { at } of form.lastNames) writes.push(at);
    for (const { steps } of form.choices) for (const { at } of steps) writes.push(at);
    for (const { steps } of form.references) for (const { at } of steps) writes.push(at);
  }
  return writes;
}
