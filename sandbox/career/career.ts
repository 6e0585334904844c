import type { Day, Instant } from '../time.ts';
import type { School } from './school.ts';

/** What becomes of somebody who is a qualified teacher: how it really is, whoever hears of it. */
export interface Career {
  /** The day from which the status is held; undefined for whoever never gains it. */
  readonly qts: Day | undefined;
  readonly posts: readonly Post[];
  readonly induction: readonly InductionTurn[];
}

export interface Post {
  readonly school: School;
  readonly agreedOn: Day;
  readonly start: Day;
  /** The last day. */
  readonly end: Day | undefined;
  /** Full time, part time regular or irregular, part time. */
  readonly kind: 'FT' | 'PTR' | 'PTI' | 'PT';
}

/** A day on which it stood differently with somebody's induction. */
export interface InductionTurn {
  readonly on: Day;
  readonly status: InductionStatus;
  readonly start: Day | undefined;
  readonly completed: Day | undefined;
}

export type InductionStatus =
  | 'None'
  | 'RequiredToComplete'
  | 'Exempt'
  | 'InProgress'
  | 'Passed'
  | 'Failed'
  | 'FailedInWales';

export const noCareer: Career = { qts: undefined, posts: [], induction: [] };

/** Where they teach on a day. */
export function postOn({ posts }: Career, day: Day): Post | undefined {
  return posts.findLast(({ start, end }) => start <= day && (end === undefined || day <= end));
}

export function inductionOn({ induction }: Career, day: Day): InductionTurn | undefined {
  return induction.findLast(({ on }) => on <= day);
}

/** A turn of a career as an event of the life, with the headline to which it leads. */
export interface CareerTurn {
  readonly turn: string;
  readonly on: Day;
  readonly at: Instant;
  readonly status: CareerStatus | 'withdrawn' | 'did_not_start';
  readonly urn: string | undefined;
}

export type CareerStatus =
  | 'newly_qualified'
  | 'first_post_agreed'
  | 'ect_induction'
  | 'induction_failed'
  | 'established_teacher'
  | 'qualified_not_in_state_post'
  | 'left_teaching'
  | 'returner'
  | 'record_closed';
