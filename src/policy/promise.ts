import { type Instant, londonDate, secondsBetween } from '#kernel/instant.ts';
import { addDays, addMonths, type PlainDate, plainDate } from '#kernel/plain-date.ts';
import type { Line } from './feed-timetable.ts';

/** How a channel stands to what `policy/feed.yaml` promises of it. */
export type Freshness = 'fresh' | 'late' | 'never';

/**
 * @param line what the text says of the channel; undefined when it says nothing
 * @param lastComplete when its last complete run ended; null when none has yet
 */
export function freshnessOf(line: Line | undefined, lastComplete: Instant | null, now: Instant): Freshness {
  if (lastComplete === null) return 'never';
  return line !== undefined && isLate(line, lastComplete, now) ? 'late' : 'fresh';
}

function isLate(line: Line, lastComplete: Instant, now: Instant): boolean {
  if (!('monthly' in line) || line.monthly === undefined)
    return secondsBetween(lastComplete, now) > line.lateAfter * 86_400;
  // The newest day by which it should have come, the days of grace included.
  const day = dayOfMonthBefore(addDays(londonDate(now), -line.lateAfter), line.monthly);
  return londonDate(lastComplete) < addDays(day, -countsBeforeDays);
}

/** What comes so many days before its day of the month is that month's; what comes earlier was the last one's, and late. */
const countsBeforeDays = 14;

/** The last such day of a month before that day. */
function dayOfMonthBefore(date: PlainDate, dayOfMonth: number): PlainDate {
  const inMonth = plainDate(`${date.slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}`);
  return inMonth < date ? inMonth : addMonths(inMonth, -1);
}

/** The promise of a channel in words: after how long without a complete run it counts as late. */
export function promiseWords(line: Line): string {
  const days = `${line.lateAfter} ${line.lateAfter === 1 ? 'day' : 'days'}`;
  return 'monthly' in line && line.monthly !== undefined ? `day ${line.monthly} + ${days}` : days;
}
