import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand.ts';
import { type PlainDate, plainDate } from './plain-date.ts';

/** A moment in UTC, always `YYYY-MM-DDTHH:MM:SS.ffffffZ`: six digits, so that text order is time order. */
export type Instant = Brand<string, 'Instant'>;

const canonical = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;
const zulu = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?Z$/;

/** Reads any ISO 8601 instant (with `Z` or an offset); undefined when it is none or names an impossible moment. */
export function parseInstant(text: string): Instant | undefined {
  const plain = zulu.exec(text);
  if (plain && !Number.isNaN(Date.parse(text)) && isRealDay(text)) return pad(plain[1] ?? '', plain[2] ?? '');
  try {
    const parsed = zulu.exec(Temporal.Instant.from(text).round('microsecond').toString());
    return parsed ? pad(parsed[1] ?? '', parsed[2] ?? '') : undefined;
  } catch {
    return undefined;
  }
}

/** For instants written in code, where anything else is a bug. */
export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new Error(`Not an instant (ISO 8601 with a zone): ${text}`);
  return parsed;
}

/** Without the zeros that say nothing: `2025-09-15T12:00:00Z`. */
export function formatInstant(at: Instant): string {
  return at.replace(/\.?0+Z$/, 'Z');
}

export function addSeconds(at: Instant, seconds: number): Instant {
  return instant(
    Temporal.Instant.from(at)
      .add({ microseconds: Math.round(seconds * 1_000_000) })
      .toString(),
  );
}

export function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

const dayOfHour = new Map<string, PlainDate>();

/** The day in London at that moment. Remembered by the hour: London's offset only changes on the hour. */
export function londonDate(at: Instant): PlainDate {
  const hour = at.slice(0, 13);
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  const day = plainDate(Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London').toPlainDate().toString());
  dayOfHour.set(hour, day);
  return day;
}

/** The last microsecond of that day in London: "as known at the end of the day". */
export function endOfLondonDay(date: PlainDate): Instant {
  return addSeconds(startOfLondonDay(plainDate(Temporal.PlainDate.from(date).add({ days: 1 }).toString())), -0.000001);
}

export function startOfLondonDay(date: PlainDate): Instant {
  return instant(Temporal.PlainDate.from(date).toZonedDateTime('Europe/London').toInstant().toString());
}

/**
 * A time of day in London as a moment. A time that happens twice is its first; one that the clocks skip is the moment at
 * which they do.
 * @param time HH:MM
 */
export function londonInstant(date: PlainDate, time: string): Instant {
  const text = `${date}T${time}`;
  const known = momentOfTime.get(text);
  if (known !== undefined) return known;
  const wanted = Temporal.PlainDateTime.from(text);
  const moment = wanted.toZonedDateTime('Europe/London', { disambiguation: 'earlier' });
  const isSkipped = !moment.toPlainDateTime().equals(wanted);
  const found = isSkipped ? moment.getTimeZoneTransition('next') : moment;
  const at = instant((found ?? moment).toInstant().toString());
  momentOfTime.set(text, at);
  return at;
}

const momentOfTime = new Map<string, Instant>();

function pad(seconds: string, fraction: string): Instant | undefined {
  const text = `${seconds}.${fraction.padEnd(6, '0')}Z`;
  return isInstant(text) ? text : undefined;
}

/** Whether a text has the canonical form already, as everything that we wrote ourselves has. */
export function isInstant(text: string): text is Instant {
  return canonical.test(text);
}

/** `Date.parse` reads 30 February as 2 March; no month lacks its 28th. */
function isRealDay(text: string): boolean {
  if (text.slice(8, 10) <= '28') return true;
  return new Date(Date.parse(text)).toISOString().slice(0, 10) === text.slice(0, 10);
}
