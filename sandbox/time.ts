/** Microseconds since 1970, UTC: sources store their stamps to the microsecond. */
export type Instant = number;
/** Days since 1970. */
export type Day = number;

const microsADay = 86_400_000_000;

export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const millis = Date.parse(`${text}T00:00:00Z`);
  // Date.parse lets 30 February through as 1 or 2 March.
  return Number.isNaN(millis) || isoOf(millis).slice(0, 10) !== text ? undefined : millis / 86_400_000;
}

export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return Date.UTC(year, month - 1, dayOfMonth) / 86_400_000;
}

export function dateText(day: Day): string {
  return isoOf(day * 86_400_000).slice(0, 10);
}

export function dateTextOrNull(day: Day | undefined): string | null {
  return day === undefined ? null : dateText(day);
}

export function yearOf(day: Day): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}

/** 1 to 12. */
export function monthOf(day: Day): number {
  return new Date(day * 86_400_000).getUTCMonth() + 1;
}

export function isMonday(day: Day): boolean {
  return (day - 4) % 7 === 0;
}

/** The first Monday on or after a day. */
export function mondayFrom(day: Day): Day {
  return day + ((((4 - day) % 7) + 7) % 7);
}

export function instantOn(day: Day, hour: number, minute = 0, second = 0, micros = 0): Instant {
  return day * microsADay + ((hour * 60 + minute) * 60 + second) * 1_000_000 + micros;
}

/** The UTC day on which an instant falls. */
export function utcDayOf(at: Instant): Day {
  return Math.floor(at / microsADay);
}

/** The day on the wall in London: an hour ahead from the last Sunday of March to the last Sunday of October. */
export function londonDayOf(at: Instant): Day {
  const year = new Date(at / 1000).getUTCFullYear();
  const summer = at >= instantOn(lastSundayOf(year, 3), 1) && at < instantOn(lastSundayOf(year, 10), 1);
  return utcDayOf(summer ? at + 3_600_000_000 : at);
}

export function parseInstant(text: string): Instant | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  const date = parts?.[1];
  if (date === undefined || parseDay(date) === undefined) return undefined;
  const millis = Date.parse(`${date}T${parts?.[2] ?? '00:00'}${parts?.[4] ?? 'Z'}`);
  return Number.isNaN(millis) ? undefined : millis * 1000 + Number((parts?.[3] ?? '0').padEnd(6, '0').slice(0, 6));
}

/** Whole seconds, as Apply and Publish show their stamps. */
export function instantText(at: Instant): string {
  return `${isoOf(Math.floor(at / 1000)).slice(0, 19)}Z`;
}

/** Milliseconds, as Register shows its stamps. */
export function instantTextInMillis(at: Instant): string {
  return isoOf(Math.floor(at / 1000));
}

function isoOf(millis: number): string {
  return new Date(millis).toISOString();
}

function lastSundayOf(year: number, month: number): Day {
  const last = dayOf(year, month + 1, 1) - 1;
  return last - ((((last - 3) % 7) + 7) % 7);
}
