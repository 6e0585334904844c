import { type Instant, instant } from '#kernel/instant.ts';
import { addDays, type PlainDate, plainDate, weekday } from '#kernel/plain-date.ts';

/** One question to everybody: true on which day, as known when, and until when the sources were read by then. */
export type Moment = {
  readonly name: string;
  readonly on: PlainDate;
  readonly knownAt: Instant;
  readonly readUntil: Instant;
};

/** Made-up England's day is lived until this time, and then read. */
const morning = '06:10:00Z';

/** Every Monday of an academic year and of the 30 days after it, each as known at noon of that day. */
export function weeksOf(year: number): readonly Moment[] {
  const weeks: Moment[] = [];
  for (let day = firstMonday(year); day <= lastDay(year); day = addDays(day, 7)) weeks.push(moment(day, day, day));
  return weeks;
}

/** The final answers but for those who qualified, of whom nobody but the regulator can say so. */
export const finalButQualified = 'final, but for the newly qualified';

/** The last day of the academic year, as known 30 days later: what was said late has arrived. */
export function finalOf(year: number): Moment {
  return moment('final', plainDate(`${year + 1}-07-31`), lastDay(year));
}

/** The day on which the replay may stop. */
export function lastDay(year: number): PlainDate {
  return addDays(plainDate(`${year + 1}-07-31`), 30);
}

function moment(name: string, on: PlainDate, known: PlainDate): Moment {
  return { name, on, knownAt: instant(`${known}T12:00:00Z`), readUntil: instant(`${known}T${morning}`) };
}

function firstMonday(year: number): PlainDate {
  let day = plainDate(`${year}-08-01`);
  while (weekday(day) !== 1) day = addDays(day, 1);
  return day;
}
