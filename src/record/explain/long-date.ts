import type { PlainDate } from '#kernel/plain-date.ts';

/** `2025-09-05` -> "5 September 2025", as it is read out. */
export function longDate(date: PlainDate): string {
  return words.format(Date.parse(`${date}T00:00:00Z`));
}

const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
