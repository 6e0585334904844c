import { type Instant, utcDayOf } from '../time.ts';
import { isTouchedBetween } from './touch.ts';

/** Finds who can have changed in a stretch of time without looking at everybody: an hourly question has a short answer. */
export type ChangedBetween<Row> = (after: Instant, until: Instant) => Iterable<Row>;

export function indexChanges<Row>(
  rows: readonly Row[],
  writesOf: (row: Row) => Iterable<Instant>,
): ChangedBetween<Row> {
  const byDay = new Map<number, Row[]>();
  for (const row of rows) {
    for (const day of new Set(Array.from(writesOf(row), utcDayOf))) {
      const list = byDay.get(day);
      if (list === undefined) byDay.set(day, [row]);
      else list.push(row);
    }
  }
  const days = [...byDay.keys()].sort((one, other) => one - other);
  const from = days[0] ?? 0;
  const to = days.at(-1) ?? 0;

  return (after, until) => {
    if (isTouchedBetween(after, until)) return rows;
    const found = new Set<Row>();
    for (let day = Math.max(from, utcDayOf(after)); day <= Math.min(to, utcDayOf(until)); day += 1) {
      for (const row of byDay.get(day) ?? []) found.add(row);
    }
    return found;
  };
}
