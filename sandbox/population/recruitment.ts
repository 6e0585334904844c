import type { Random } from '../random.ts';
import { type Day, dayOf, type Instant, instantOn } from '../time.ts';
import { conditionsOf } from './condition.ts';
import type { Course } from './course.ts';
import type { Draws } from './draw.ts';
import type { LifeEvent } from './life.ts';

/** Firm places are given from November to early September, most of them in spring; `notBefore` for those who come back. */
export function recruitmentDay(random: Random, course: Course, notBefore: Day): Day {
  const opens = Math.max(dayOf(course.cycle - 1, 11, 4), notBefore);
  const closes = Math.max(opens, Math.min(dayOf(course.cycle, 9, 5), course.startDay - 4));
  if (course.startKind === 'january_of_cycle') return random.integer(opens, closes);
  return random.around(dayOf(course.cycle, 4, 12), 70, opens, closes);
}

export function recruit(draws: Draws, course: Course, notBefore: Day): LifeEvent[] {
  const random = draws.about('recruitment');
  const on = recruitmentDay(random, course, notBefore);
  const { open, isNeverMet } = conditionsOf(draws);
  const recruited: LifeEvent = {
    kind: 'recruited',
    at: workingHour(random, on),
    on,
    course,
    openConditions: open,
    metConditions: random.integer(1, 3),
  };
  const met = on + random.integer(5, Math.max(6, course.startDay - on - 3));
  return open > 0 && !isNeverMet
    ? [recruited, { kind: 'conditions_met', at: workingHour(random, met), on: met }]
    : [recruited];
}

/** Some instant of a day on which UTC and London agree about the date. */
export function workingHour(random: Random, day: Day): Instant {
  return instantOn(
    day,
    random.integer(8, 17),
    random.integer(0, 59),
    random.integer(0, 59),
    random.integer(0, 999_999),
  );
}
