import type { Brand } from './brand.ts';
import { type PlainDate, plainDate } from './plain-date.ts';

/** A month of which the day is not known, `YYYY-MM`: "September 2025" is never the 1st. */
export type PlainMonth = Brand<string, 'PlainMonth'>;

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

export function isPlainMonth(text: string): text is PlainMonth {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Reads `September 2025`, as Publish writes it; undefined for anything else. */
export function parseMonthName(text: string): PlainMonth | undefined {
  const found = /^([A-Za-z]+) (\d{4})$/.exec(text.trim());
  const month = months.indexOf((found?.[1] ?? '').toLowerCase()) + 1;
  const code = `${found?.[2] ?? ''}-${String(month).padStart(2, '0')}`;
  return isPlainMonth(code) ? code : undefined;
}

/** `2025-09` as people read it: `September 2025`. */
export function formatMonth(month: PlainMonth): string {
  const name = months[Number(month.slice(5)) - 1] ?? '';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${month.slice(0, 4)}`;
}

/** The earliest day that the month can mean; for opening windows, never for showing. */
export function firstDay(month: PlainMonth): PlainDate {
  return plainDate(`${month}-01`);
}
