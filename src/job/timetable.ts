import { addSeconds, type Instant, instant, secondsBetween } from '#kernel/instant.ts';
import type { LastRun, RunScope } from '#observation/run.ts';
import type { Reading } from '#policy/feed-timetable.ts';

export type DueRun<Source extends RunScope> = { readonly source: Source; readonly full: boolean };

/** A source with its lines of the timetable. */
export type TimetabledSource = RunScope & {
  readonly reading: Pick<Reading, 'at' | 'full'>;
  readonly everyDays: number;
  /** From here on everything is read again each time; null when no such time is near. */
  readonly fullFrom?: Instant | null;
};

/**
 * What is due: every source whose last time of day has passed since its last run began, at its own rhythm.
 * Pure, so that the simulated clock drives it as the real one does. A run that was cut off is due at once.
 */
export function dueRuns<Source extends TimetabledSource>(
  sources: readonly Source[],
  lastRuns: readonly LastRun[],
  now: Instant,
): readonly DueRun<Source>[] {
  const last = new Map(lastRuns.map((run) => [nameOf(run), run]));
  return sources.flatMap((source) => {
    const before = last.get(nameOf(source));
    const isDue = before === undefined || before.running || dueAt(source, before.startedAt) <= now;
    return isDue ? [{ source, full: isFullDue(source, before, now) }] : [];
  });
}

function isFullDue(source: TimetabledSource, before: LastRun | undefined, now: Instant): boolean {
  const { fullFrom } = source;
  if (fullFrom != null && now >= fullFrom) return true;
  const everyFull = source.reading.full;
  if (everyFull === undefined || before === undefined) return before === undefined;
  return before.fullAt === null || secondsBetween(before.fullAt, now) >= everyFull * 86_400 - 3600;
}

/** The first time of day of the source, so many days after the day of its last run. */
function dueAt(source: TimetabledSource, lastBegan: Instant): Instant {
  const atTime = instant(`${lastBegan.slice(0, 10)}T${source.reading.at}:00Z`);
  const reference = atTime <= lastBegan ? atTime : addSeconds(atTime, -86_400);
  return addSeconds(reference, source.everyDays * 86_400);
}

function nameOf(run: RunScope): string {
  return `${run.feed} ${run.channel} ${run.scope}`;
}
