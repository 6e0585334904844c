import type { CareerStatus } from './career/career.ts';
import type { Inhabitant } from './england.ts';
import type { Course } from './population/course.ts';
import type { LifeEvent } from './population/life.ts';
import { type Day, dateText, instantOn } from './time.ts';

/** What is really so of a person on a day: no source knows all of it. */
export interface Truth {
  readonly status: Status;
  readonly since: Day;
  readonly course: Course | undefined;
  readonly lastName: string;
  readonly email: string;
  readonly events: readonly LifeEvent[];
}

export type Status =
  | 'applicant_drafting'
  | 'applicant_submitted'
  | 'offer_held'
  | 'accepted_conditions_pending'
  | 'recruited'
  | 'offer_deferred'
  | 'application_closed'
  | 'registered_not_started'
  | 'start_deferred'
  | 'did_not_start'
  | 'in_training'
  | 'training_paused'
  | 'withdrawn'
  | 'outcome_submitted'
  | 'enquirer'
  | CareerStatus;

/** Undefined before anything happened. */
export function truthOn(inhabitant: Inhabitant, day: Day): Truth | undefined {
  const { person } = inhabitant.life;
  const events = inhabitant.story.filter((event) => event.on <= day);
  let status: Status | undefined;
  let since = 0;
  let course: Course | undefined;
  let lastName = person.lastName;
  let email = person.email;
  for (const event of events) {
    if ('course' in event) course = event.course;
    // Who came without Apply is first heard of in Register.
    if (event.kind === 'registered') course ??= courseOf(inhabitant, event.trainee);
    if (event.kind === 'changed_surname') lastName = event.lastName;
    if (event.kind === 'changed_email') email = event.email;
    const next = statusAfter(status, event);
    if (next !== status) since = event.on;
    status = next;
  }
  return status === undefined ? undefined : { status, since, course, lastName, email, events };
}

function courseOf({ trainees }: Inhabitant, slug: string): Course | undefined {
  return trainees.find((trainee) => trainee.slug === slug)?.steps[0]?.change.course;
}

function statusAfter(status: Status | undefined, event: LifeEvent): Status | undefined {
  switch (event.kind) {
    case 'began_application':
      return 'applicant_drafting';
    case 'applied':
      return 'applicant_submitted';
    case 'offered':
      return 'offer_held';
    case 'accepted':
      return 'accepted_conditions_pending';
    case 'application_ended':
      return 'application_closed';
    case 'recruited':
    case 'reinstated':
      return event.openConditions > 0 ? 'accepted_conditions_pending' : 'recruited';
    case 'conditions_met':
      return status === 'accepted_conditions_pending' ? 'recruited' : status;
    case 'apply_withdrew':
      return 'application_closed';
    case 'offer_deferred':
      return 'offer_deferred';
    case 'registered':
      return status === undefined || status === 'recruited' || status === 'accepted_conditions_pending'
        ? 'registered_not_started'
        : status;
    case 'start_deferred':
      return 'start_deferred';
    case 'did_not_start':
      return 'did_not_start';
    case 'started':
    case 'resumed':
      return 'in_training';
    case 'paused':
      return 'training_paused';
    case 'withdrew':
      return 'withdrawn';
    case 'outcome_submitted':
    case 'qualified':
      // The status is held from the day of the standards, and what came of it since stands.
      return isCareer(status) ? status : event.kind === 'qualified' ? 'newly_qualified' : 'outcome_submitted';
    case 'enquired':
      return status ?? 'enquirer';
    case 'career':
      return event.status;
    case 'withdrawn_by_mistake':
    case 'moved':
    case 'changed_email':
    case 'changed_surname':
      return status;
  }
}

const careerStatuses: ReadonlySet<string | undefined> = new Set<CareerStatus>([
  'newly_qualified',
  'first_post_agreed',
  'ect_induction',
  'induction_failed',
  'established_teacher',
  'qualified_not_in_state_post',
  'left_teaching',
  'returner',
  'record_closed',
]);

function isCareer(status: Status | undefined): boolean {
  return careerStatuses.has(status);
}

/** The keys under which the services know the person by the end of a day. */
export function sourceRecordsOn(
  { candidates, choices, trainees, trs, pensions, contacts, oneLogin }: Inhabitant,
  day: Day,
): readonly string[] {
  const end = instantOn(day + 1, 0);
  const keys: string[] = [];
  for (const { id, createdAt } of candidates) if (createdAt < end) keys.push(`apply-candidate:${id}`);
  for (const { application, versions } of choices) {
    if ((versions[0]?.at ?? end) < end) keys.push(`apply-application:${application.choiceId}`);
  }
  for (const { slug, steps } of trainees) if ((steps[0]?.at ?? end) < end) keys.push(`register-trainee:${slug}`);
  for (const { trn, steps } of trs) if ((steps[0]?.at ?? end) < end) keys.push(`trs-person:${trn}`);
  for (const { id, steps } of contacts) if ((steps[0]?.at ?? end) < end) keys.push(`git-contact:${id}`);
  for (const { trn, post, listedFrom } of pensions) {
    if (listedFrom <= day) keys.push(`employment:${trn}/${post.school.urn}/${dateText(post.start)}`);
  }
  if (oneLogin !== undefined) {
    const used = new Set(oneLogin.signIns.filter(({ at }) => at < end).map(({ issuer }) => issuer));
    if (used.has('one-login')) keys.push(`sign-in:one-login ${oneLogin.subject}`);
    if (used.has('teacher-auth')) keys.push(`sign-in:teacher-auth ${oneLogin.trsSubject}`);
  }
  return keys;
}

export function eventRow(event: LifeEvent): unknown {
  const { kind, on } = event;
  return {
    kind,
    on: dateText(on),
    ...('course' in event
      ? { provider: event.course.provider.code, course: event.course.code, start: dateText(event.course.startDay) }
      : {}),
    ...('email' in event ? { email: event.email } : {}),
    ...('lastName' in event ? { lastName: event.lastName } : {}),
    ...('trainee' in event ? { trainee: event.trainee } : {}),
    ...('turn' in event ? { turn: event.turn, urn: event.urn ?? null } : {}),
  };
}
