import { addDays, earliest, type PlainDate, plainDate, weekday } from './plain-date.ts';

/** The day itself when it is a Monday, else the next one. */
export function mondayFrom(date: PlainDate): PlainDate {
  return addDays(date, (8 - weekday(date)) % 7);
}

/** The Mondays of an academic year, by its first calendar year, up to a day. */
export function mondaysOf(academicYear: number, until: PlainDate): readonly PlainDate[] {
  const last = earliest(until, plainDate(`${academicYear + 1}-07-31`)) ?? until;
  const mondays: PlainDate[] = [];
  for (let day = mondayFrom(plainDate(`${academicYear}-08-01`)); day <= last; day = addDays(day, 7)) mondays.push(day);
  return mondays;
}
