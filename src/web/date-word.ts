import { type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import { isPlainDate } from '#kernel/plain-date.ts';

/** `2025-09-05` -> "5 September 2025", as GOV.UK writes dates; what is no date is shown as it is. */
export function dateWords(date: string): string {
  if (!isPlainDate(date)) return date;
  return `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** "5 Sep 2025", for tables. */
export function shortDate(date: string): string {
  if (!isPlainDate(date)) return date;
  return `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]?.slice(0, 3)} ${date.slice(0, 4)}`;
}

/** A moment as a clock in London shows it: "5 September 2025, 2:04pm". */
export function instantWords(at: string): string {
  const instant = parseInstant(at);
  return instant ? `${dateWords(londonDate(instant))}, ${londonTime(instant)}` : at;
}

export function shortInstant(at: string): string {
  const instant = parseInstant(at);
  return instant ? `${shortDate(londonDate(instant))}, ${londonTime(instant)}` : at;
}

export function monthName(month: number): string {
  return months[month - 1] ?? '';
}

function londonTime(at: Instant): string {
  return clock.format(Date.parse(at)).replace(' ', '').replace(/^0/, '12');
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
