import type { Random } from '../random.ts';
import { type Day, dayOf, yearOf } from '../time.ts';
import type { Course } from './course.ts';
import { yearsOf } from './course-form.ts';
import type { Draws } from './draw.ts';
import { chanceOf } from './fate.ts';
import { inventLeaving, notUpToIt } from './leaving.ts';
import type { LifeEvent } from './life.ts';
import { workingHour } from './recruitment.ts';

/** Another provider's course in the same subject, where there is one. */
export type FindOtherCourse = (random: Random, course: Course) => Course | undefined;

/** From the first day to the outcome, for somebody who does not simply leave. */
export function trainToTheEnd(draws: Draws, course: Course, startDay: Day, findOther: FindOtherCourse): LifeEvent[] {
  const random = draws.about('training');
  const moving = draws.falls('provider_move');
  const events: LifeEvent[] = [{ kind: 'started', at: workingHour(random, startDay), on: startDay, course }];
  let end = courseEnd(course);
  if (random.chance(chanceOf.pausing)) {
    const paused = startDay + random.integer(30, 200);
    events.push({ kind: 'paused', at: workingHour(random, paused), on: paused });
    // Of those who pause more leave in the end than qualify.
    if (random.chance(0.55)) return [...events, ...leave(random, paused + random.integer(40, 260))];
    const resumed = paused + random.integer(60, 330);
    end += resumed - paused;
    events.push({ kind: 'resumed', at: workingHour(random, resumed), on: resumed, newEnd: end });
  } else if (moving !== undefined) {
    const moved = startDay + moving.integer(20, 150);
    const other = findOther(moving, course);
    if (other !== undefined) events.push({ kind: 'moved', at: workingHour(moving, moved), on: moved, course: other });
  }
  return [...events, ...finish(random, end)];
}

/** Starts, and leaves in the year: most of them between October and December. */
export function trainAndLeave(draws: Draws, course: Course, startDay: Day): LifeEvent[] {
  const random = draws.about('training');
  const left = startDay + random.around(75, 70, 2, 280);
  return [{ kind: 'started', at: workingHour(random, startDay), on: startDay, course }, ...leave(random, left)];
}

/** The last planned day: the end of June of the last year for an autumn start, ten months on in the last year for January. */
export function courseEnd(course: Course): Day {
  const extra = yearsOf(course.form) - 1;
  if (course.startKind === 'january_of_cycle' || course.startKind === 'january_after_cycle') {
    return dayOf(yearOf(course.startDay) + extra, 11, 27);
  }
  return dayOf(yearOf(course.startDay) + 1 + extra, 6, 26);
}

function leave(random: Random, left: Day): LifeEvent[] {
  return [{ kind: 'withdrew', at: workingHour(random, left), on: left, leaving: inventLeaving(random) }];
}

function finish(random: Random, end: Day): LifeEvent[] {
  if (random.chance(0.015)) {
    const failed = end + random.integer(0, 40);
    return [{ kind: 'withdrew', at: workingHour(random, failed), on: failed, leaving: notUpToIt }];
  }
  const submitted = random.chance(0.04) ? end + random.integer(60, 150) : end + random.around(8, 14, -12, 34);
  const qualified = submitted + random.integer(2, 14);
  return [
    { kind: 'outcome_submitted', at: workingHour(random, submitted), on: submitted },
    { kind: 'qualified', at: workingHour(random, qualified), on: qualified },
  ];
}
