import type { AskedTimes } from '#access/reading.ts';
import type { Times } from '../address.ts';
import type { NowTimes } from '../port.ts';
import { type AskedTime, askedTime, knownAtOf, readTime, type TimeProblems } from './time-query.ts';

/** Of when a page was asked: days of the form or of a link, or what is wrong with them. */
export type PageTimes = {
  readonly now: NowTimes;
  readonly asked: AskedTime;
  /** Null when a date asked for is none. */
  readonly times: Times | null;
  readonly problems: TimeProblems | null;
};

export function pageTimes(query: unknown, now: NowTimes): PageTimes {
  const asked = askedTime(query);
  const read = readTime(asked, now.today);
  if (read.kind === 'problems') return { now, asked, times: null, problems: read.problems };
  return { now, asked, times: { validOn: read.validOn, knownOn: read.knownOn }, problems: null };
}

/** The question that the times put. */
export function askedOf({ now, asked, times }: PageTimes): AskedTimes {
  return { validOn: times?.validOn ?? null, knownAt: asked.instant ?? knownAtOf(times?.knownOn ?? null, now.settled) };
}
