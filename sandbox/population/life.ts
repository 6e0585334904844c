import type { CareerTurn } from '../career/career.ts';
import type { Day, Instant } from '../time.ts';
import type { Course } from './course.ts';
import type { Person } from './person.ts';

/** One true thing that happened in a life: `on` is its day in the world, `at` the instant. */
export type LifeEvent = { readonly at: Instant; readonly on: Day } & (
  | { readonly kind: 'began_application' }
  | { readonly kind: 'applied'; readonly course: Course }
  | { readonly kind: 'offered'; readonly course: Course }
  | { readonly kind: 'accepted'; readonly course: Course }
  /** Of all that was tried, nothing is left. */
  | { readonly kind: 'application_ended' }
  | {
      readonly kind: 'recruited';
      readonly course: Course;
      readonly openConditions: number;
      readonly metConditions: number;
    }
  | { readonly kind: 'conditions_met' }
  | { readonly kind: 'apply_withdrew' }
  /** Somebody closed the wrong application: Apply says withdrawn of a person who is in training. */
  | { readonly kind: 'withdrawn_by_mistake' }
  | { readonly kind: 'offer_deferred' }
  | { readonly kind: 'reinstated'; readonly course: Course; readonly openConditions: number }
  | { readonly kind: 'registered'; readonly trainee: string }
  | { readonly kind: 'start_deferred' }
  | { readonly kind: 'did_not_start' }
  | { readonly kind: 'started'; readonly course: Course }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed'; readonly newEnd: Day }
  | { readonly kind: 'moved'; readonly course: Course }
  | { readonly kind: 'withdrew'; readonly leaving: Leaving }
  | { readonly kind: 'outcome_submitted' }
  | { readonly kind: 'qualified' }
  | {
      readonly kind: 'changed_email';
      readonly email: string;
      readonly tellsApply: boolean;
      readonly tellsProvider: boolean;
    }
  | {
      readonly kind: 'changed_surname';
      readonly lastName: string;
      readonly tellsApply: boolean;
      readonly tellsProvider: boolean;
    }
  /** Known to Get Into Teaching before they were known to anybody else. */
  | { readonly kind: 'enquired' }
  | {
      readonly kind: 'career';
      readonly turn: string;
      readonly status: CareerTurn['status'];
      readonly urn: string | undefined;
    }
);

export type LifeEventOf<Kind extends LifeEvent['kind']> = Extract<LifeEvent, { kind: Kind }>;

export interface Leaving {
  readonly trigger: 'provider' | 'trainee';
  readonly reasons: readonly string[];
  readonly futureInterest: 'yes' | 'no' | 'unknown';
}

/** The choice in Apply from which an episode grew. */
export interface Application {
  readonly choiceId: string;
  readonly candidateId: string;
  readonly supportReference: string;
  readonly submittedAt: Instant;
}

/** One recruited application and all that came of it. */
export interface Episode {
  readonly application: Application;
  readonly events: readonly LifeEvent[];
}

export interface Life {
  readonly id: string;
  /** Came to training without Apply: only Register ever hears of such a person. */
  readonly isDirect: boolean;
  readonly person: Person;
  readonly episodes: readonly Episode[];
  /** New addresses and names: they belong to the person, not to one episode. */
  readonly changes: readonly LifeEvent[];
}

export function eventIn<Kind extends LifeEvent['kind']>(
  events: readonly LifeEvent[],
  kind: Kind,
): LifeEventOf<Kind> | undefined {
  return events.find((event): event is LifeEventOf<Kind> => event.kind === kind);
}

/** The course that counts in the end: the one begun, else the one of the reinstated offer, else the first. */
export function lastCourseOf(events: readonly LifeEvent[]): Course | undefined {
  const event = eventIn(events, 'started') ?? eventIn(events, 'reinstated') ?? eventIn(events, 'recruited');
  return event?.course;
}
