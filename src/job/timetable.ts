import { addSeconds, type Instant, londonDate, londonInstant, secondsBetween } from '#kernel/instant.ts';
import { addDays, daysBetween, type PlainDate } from '#kernel/plain-date.ts';
import type { LastRun, RunScope } from '#observation/run.ts';
import type { Reading, Rhythm } from '#policy/feed-timetable.ts';

export type DueRun<Source extends RunScope> = { readonly source: Source; readonly full: boolean };

/** A source with its lines of the timetable. */
export type TimetabledSource = RunScope & {
  readonly reading: Pick<Reading, 'at' | 'every' | 'full'>;
  /** In place of the reading's own rhythm, for a scope that changes less. */
  readonly every?: Rhythm;
  /** From here on everything is read again each time; null when no such time is near. */
  readonly fullFrom?: Instant | null;
};

/**
 * What is due: every source one of whose times has come since its last run began, at its own rhythm. Pure, so that the
 * simulated clock drives it as the real one does. A run that was cut off is due at once.
 */
export function dueRuns<Source extends TimetabledSource>(
  sources: readonly Source[],
  lastRuns: readonly LastRun[],
  now: Instant,
): readonly DueRun<Source>[] {
  const last = new Map(lastRuns.map((run) => [nameOf(run), run]));
  return sources.flatMap((source) => {
    const before = last.get(nameOf(source));
    const isDue =
      before === undefined ||
      before.running ||
      nextTime(source.every ?? source.reading.every, source.reading.at, before.startedAt) <= now;
    return isDue ? [{ source, full: isFullDue(source, before, now) }] : [];
  });
}

/** Days are counted in London, so that neither a late run nor a changed clock moves the next full one. */
function isFullDue(source: TimetabledSource, before: LastRun | undefined, now: Instant): boolean {
  const { fullFrom } = source;
  if (fullFrom != null && now >= fullFrom) return true;
  const everyFull = source.reading.full;
  if (everyFull === undefined || before === undefined) return before === undefined;
  return before.fullAt === null || daysBetween(londonDate(before.fullAt), londonDate(now)) >= everyFull;
}

/** The first of the times of a rhythm that what last began has not served. */
export function nextTime(every: Rhythm, at: Reading['at'], lastBegan: Instant): Instant {
  if (every.unit === 'hour') return nextHour(at, every.number * 3600, lastBegan);
  const today = londonDate(lastBegan);
  if (every.number === 1) {
    const left = at.map((time) => londonInstant(today, time)).find((time) => time > lastBegan);
    return left ?? firstTime(addDays(today, 1), at);
  }
  const isServed = firstTime(today, at) <= lastBegan;
  return firstTime(addDays(today, every.number - (isServed ? 0 : 1)), at);
}

/** Counted through from the first time of a London day until the next day's, so that a changed clock makes no gap. */
function nextHour(at: Reading['at'], seconds: number, lastBegan: Instant): Instant {
  const begins = firstTime(londonDate(lastBegan), at);
  const day = addDays(londonDate(lastBegan), begins <= lastBegan ? 0 : -1);
  const passed = Math.floor(secondsBetween(firstTime(day, at), lastBegan) / seconds);
  const next = addSeconds(firstTime(day, at), (passed + 1) * seconds);
  const end = firstTime(addDays(day, 1), at);
  return next < end ? next : end;
}

function firstTime(day: PlainDate, [first]: Reading['at']): Instant {
  return londonInstant(day, first);
}

function nameOf(run: RunScope): string {
  return `${run.feed} ${run.channel} ${run.scope}`;
}
