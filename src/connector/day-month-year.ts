import { type PlainDate, parsePlainDate } from '#kernel/plain-date.ts';
import { text } from './field.ts';

/** A date as registers of schools write it, 31-08-2025 or 31/08/2025: a real day, however old the school. */
export const dayMonthYear = text.refine((value) => parseDayMonthYear(value) !== undefined, {
  error: 'a real date, dd-mm-yyyy',
  params: { problem: 'impossible_date' },
});

export function parseDayMonthYear(value: string): PlainDate | undefined {
  const [, day, month, year = ''] = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(value.trim()) ?? [];
  return day === undefined || year < '1000' || year > '2199' ? undefined : parsePlainDate(`${year}-${month}-${day}`);
}

/** For a date that the contract has let through already. */
export function isoDate(value: string | null | undefined): PlainDate | null {
  return value === null || value === undefined ? null : (parseDayMonthYear(value) ?? null);
}
