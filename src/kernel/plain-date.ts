import type { Brand } from './brand.ts';

/** A day without a time, `YYYY-MM-DD`; a real day of the calendar, compared and printed as it is. */
export type PlainDate = Brand<string, 'PlainDate'>;

/** A date alone is midnight in UTC, where every day has the same length: plain arithmetic, and the reads' hottest. */
const millisecondsADay = 86_400_000;

const shape = /^\d{4}-\d{2}-\d{2}$/;

export function isPlainDate(text: string): text is PlainDate {
  if (!shape.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month);
}

export function parsePlainDate(text: string): PlainDate | undefined {
  return isPlainDate(text) ? text : undefined;
}

/** For dates written in code and policy, where anything else is a bug. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(`Not a date (YYYY-MM-DD): ${text}`);
  return text;
}

/** A day that somebody's life or training can name; any other is a slip of the pen, such as 0025-09-01. */
export function isOfOurTime(date: PlainDate): boolean {
  return date >= '1902-01-01' && date <= '2199-12-31';
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDate(new Date(Date.parse(date) + days * millisecondsADay).toISOString().slice(0, 10));
}

/** The same day so many months later, or the last day of a shorter month. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  const day = Math.min(Number(date.slice(8, 10)), daysInMonth(year, month));
  return plainDate([String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-'));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / millisecondsADay);
}

/** 1 = Monday ... 7 = Sunday. */
export function weekday(date: PlainDate): number {
  return ((((Date.parse(date) / millisecondsADay + 3) % 7) + 7) % 7) + 1;
}

export function earliest(...dates: readonly PlainDate[]): PlainDate | undefined {
  return dates.reduce<PlainDate | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
}

export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
