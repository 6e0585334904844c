import type { Random } from '../random.ts';
import { type Day, dayOf } from '../time.ts';
import { conditionsOf } from './condition.ts';
import type { Course } from './course.ts';
import type { Draws } from './draw.ts';
import { drawFate } from './fate.ts';
import type { LifeEvent } from './life.ts';
import { recruit, workingHour } from './recruitment.ts';
import { type FindOtherCourse, trainAndLeave, trainToTheEnd } from './training.ts';

export interface Courses {
  readonly findOther: FindOtherCourse;
  /** In another subject at the same provider. */
  readonly findBeside: FindOtherCourse;
  /** The same course, rolled over into the next cycle. */
  readonly nextYear: (course: Course) => Course | undefined;
}

/** What becomes of one recruited application, in the order in which it happens. */
export function planEpisode(draws: Draws, course: Course, notBefore: Day, courses: Courses): readonly LifeEvent[] {
  const events = recruit(draws, course, notBefore);
  const recruitedOn = events[0]?.on ?? notBefore;
  events.push(...afterRecruitment(draws, course, recruitedOn, courses));
  return events.sort((one, other) => one.at - other.at);
}

function afterRecruitment(draws: Draws, course: Course, recruitedOn: Day, courses: Courses): LifeEvent[] {
  const start = course.startDay;
  if (draws.falls('deferred_with_provider_only')) return deferWithProvider(draws, course, recruitedOn, courses);
  if (draws.falls('deferred_and_reinstated')) return deferOffer(draws, course, recruitedOn, courses);
  const changing = draws.falls('changed_course');
  const begun = (changing && courses.findBeside(changing, course)) ?? course;
  const random = draws.about('fate');
  const fate = drawFate(random);
  switch (conditionsOf(draws).preventsStart ? 'never_starts' : fate) {
    case 'withdraws_before_start':
      return [
        withdrawInApply(random, random.integer(Math.max(recruitedOn + 1, start - random.integer(5, 90)), start - 1)),
      ];
    case 'never_starts':
      return neverStart(random, start);
    case 'withdraws_after_start':
      return trainAndLeave(draws, begun, start);
    case 'starts_late':
      return trainToTheEnd(draws, begun, start + random.integer(7, 40), courses.findOther);
    case 'starts_on_time':
      return [
        ...withdrawByMistake(draws, start),
        ...trainToTheEnd(draws, begun, start + (random.chance(0.03) ? random.integer(1, 6) : 0), courses.findOther),
      ];
  }
}

/** Some are tidied away in Apply weeks later; of most nothing more is said there. */
function neverStart(random: Random, start: Day): LifeEvent[] {
  const missing: LifeEvent = { kind: 'did_not_start', at: workingHour(random, start), on: start };
  return random.chance(0.15) ? [missing, withdrawInApply(random, start + random.integer(5, 60))] : [missing];
}

/** Apply never hears of it and goes on saying recruited. */
function deferWithProvider(draws: Draws, course: Course, recruitedOn: Day, courses: Courses): LifeEvent[] {
  const random = draws.about('deferral');
  const on = deferralDay(random, course, recruitedOn);
  const told: LifeEvent = { kind: 'start_deferred', at: workingHour(random, on), on };
  const next = courses.nextYear(course);
  return next === undefined ? [told] : [told, ...trainToTheEnd(draws, next, next.startDay, courses.findOther)];
}

function deferOffer(draws: Draws, course: Course, recruitedOn: Day, courses: Courses): LifeEvent[] {
  const random = draws.about('deferral');
  const deferredOn = deferralDay(random, course, recruitedOn);
  const deferred: LifeEvent = { kind: 'offer_deferred', at: workingHour(random, deferredOn), on: deferredOn };
  const next = courses.nextYear(course);
  if (next === undefined) return [deferred];
  if (random.chance(0.15)) return [deferred, withdrawInApply(random, deferredOn + random.integer(40, 150))];

  const reinstatedOn = dayOf(course.cycle, 11, 1) + random.integer(0, 230);
  const open = random.chance(0.6) ? 1 : 0;
  const events: LifeEvent[] = [
    deferred,
    { kind: 'reinstated', at: workingHour(random, reinstatedOn), on: reinstatedOn, course: next, openConditions: open },
  ];
  if (open > 0) {
    const met = random.integer(reinstatedOn + 3, next.startDay - 10);
    events.push({ kind: 'conditions_met', at: workingHour(random, met), on: met });
  }
  if (random.chance(0.12))
    return [...events, withdrawInApply(random, random.integer(next.startDay - 9, next.startDay - 1))];
  if (random.chance(0.1)) return [...events, ...neverStart(random, next.startDay)];
  return [...events, ...trainToTheEnd(draws, next, next.startDay, courses.findOther)];
}

function deferralDay(random: Random, course: Course, recruitedOn: Day): Day {
  return random.integer(Math.max(recruitedOn + 1, course.startDay - 70), course.startDay - 2);
}

function withdrawInApply(random: Random, on: Day): LifeEvent {
  return { kind: 'apply_withdrew', at: workingHour(random, on), on };
}

function withdrawByMistake({ falls }: Draws, start: Day): LifeEvent[] {
  const random = falls('wrong_withdrawal');
  if (random === undefined) return [];
  const on = start + random.integer(3, 45);
  return [{ kind: 'withdrawn_by_mistake', at: workingHour(random, on), on }];
}
