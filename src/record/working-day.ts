import { addDays, type PlainDate, weekday } from '#kernel/plain-date.ts';
import { isBankHoliday } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';

/** So many working days later: Monday to Friday, without the bank holidays of England. */
export function addWorkingDays(from: PlainDate, days: number, { calendar }: Pick<Policy, 'calendar'>): PlainDate {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (weekday(day) <= 5 && !isBankHoliday(calendar, day)) left -= 1;
  }
  return day;
}
