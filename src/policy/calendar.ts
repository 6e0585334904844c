import { z } from 'zod';
import { type Instant, londonInstant } from '#kernel/instant.ts';
import { addDays, isPlainDate, type PlainDate, plainDate, weekday } from '#kernel/plain-date.ts';

const monthDay = z.string().regex(/^\d{2}-\d{2}$/, 'a month and day, MM-DD');
const months = z.int().positive();
const londonTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'a London time, YYYY-MM-DDTHH:MM');
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const calendarSchema = z.strictObject({
  version: z.string(),
  cycles: z.record(z.string().regex(/^\d{4}$/), z.strictObject({ findOpens: londonTime })),
  census: z.strictObject({
    month: z.int().min(1).max(12),
    weekday: z.enum(weekdays),
    nth: z.int().min(1).max(4),
  }),
  signOff: z.strictObject({ opens: monthDay, closes: monthDay, lastDay: monthDay }),
  preStartFrom: monthDay,
  standardStartFrom: monthDay,
  otherStartWeeks: z.int().positive(),
  lateRecordWeeks: z.int().positive(),
  bankHolidays: z.record(z.string().regex(/^\d{4}$/), z.array(monthDay)),
  outcomeSeason: z.strictObject({ from: monthDay, to: monthDay }),
  askPersonUntilDays: z.int().positive(),
  courseMonths: z.strictObject({
    postgraduateFullTime: months,
    postgraduatePartTime: months,
    optIn: months,
    undergraduateFullTime: months,
    undergraduatePartTime: months,
  }),
});

/** `policy/calendar.yaml`, parsed. */
export type Calendar = z.infer<typeof calendarSchema>;
/** How many months a training takes, by the kind of its route. */
export type CourseMonths = Calendar['courseMonths'];

/** The day of the ITT census of the academic year that begins in `year`. */
export function censusDate(calendar: Calendar, year: number): PlainDate {
  const first = plainDate(`${year}-${String(calendar.census.month).padStart(2, '0')}-01`);
  const wanted = weekdays.indexOf(calendar.census.weekday) + 1;
  return addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * (calendar.census.nth - 1));
}

/** A bank holiday in England, of a year that the calendar knows. */
export function isBankHoliday({ bankHolidays }: Calendar, day: PlainDate): boolean {
  return bankHolidays[day.slice(0, 4)]?.includes(day.slice(5)) ?? false;
}

/** A month and day of the policy, in a year. */
export function dayOf(year: number, monthAndDay: string): PlainDate {
  const text = `${year}-${monthAndDay}`;
  if (!isPlainDate(text)) throw new Error(`The policy calendar names a day that ${year} does not have: ${monthAndDay}`);
  return text;
}

/** Starts that the census and its sign-off protect: 1 August to census day; a month counts as its first day. */
export function isStandardStart(calendar: Calendar, start: PlainDate): boolean {
  const year = Number(start.slice(0, 4));
  return start >= dayOf(year, calendar.standardStartFrom) && start <= censusDate(calendar, year);
}

/** When a cycle's Find opens; undefined for a cycle that the calendar does not know. */
export function findOpens(calendar: Calendar, cycle: number): Instant | undefined {
  const text = calendar.cycles[String(cycle)]?.findOpens;
  if (text === undefined) return undefined;
  const [day = '', time = ''] = text.split('T');
  return londonInstant(plainDate(day), time);
}

/** The recruitment cycle whose Find is open at that moment. */
export function currentCycle(calendar: Calendar, at: Instant): number {
  const open = Object.keys(calendar.cycles)
    .map(Number)
    .filter((cycle) => (findOpens(calendar, cycle) ?? at) <= at);
  return Math.max(...open);
}
