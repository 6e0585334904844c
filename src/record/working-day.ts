import { addDays, type PlainDate, weekday } from '#kernel/plain-date.ts';

/** So many working days later: Monday to Friday. */
export function addWorkingDays(from: PlainDate, days: number): PlainDate {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (weekday(day) <= 5) left -= 1;
  }
  return day;
}
