import { isOfOurTime, isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import { firstDay, formatMonth, parseMonthName } from '#kernel/plain-month.ts';

/** When a course begins: a day, or a month of which no day is known (it then opens on its first, and shows as a month). */
export type CourseStart = { readonly date: PlainDate; readonly precision: 'day' | 'month'; readonly shown: string };

/** Reads Publish's start date: `September 2025` or an ISO date; undefined for anything else. */
export function parseStart(text: string): CourseStart | undefined {
  if (isPlainDate(text)) return isOfOurTime(text) ? { date: text, precision: 'day', shown: text } : undefined;
  const month = parseMonthName(text);
  return month === undefined || !isOfOurTime(firstDay(month))
    ? undefined
    : { date: firstDay(month), precision: 'month', shown: formatMonth(month) };
}
