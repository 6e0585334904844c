import { type Day, dayOf, type Instant, instantOn, monthOf, utcDayOf, yearOf } from './time.ts';

/** Cycles whose courses exist in made-up England; people are recruited in the first two, and a few early ones in the third. */
export const cycleYears = [2025, 2026, 2027] as const;

/** Find opens at 09:00 in London, which is summer time on each of these days: the recruitment cycle flips then. */
const findOpens: ReadonlyMap<number, Instant> = new Map([
  [2024, instantOn(dayOf(2023, 10, 3), 8)],
  [2025, instantOn(dayOf(2024, 10, 1), 8)],
  [2026, instantOn(dayOf(2025, 9, 30), 8)],
  [2027, instantOn(dayOf(2026, 9, 29), 8)],
  [2028, instantOn(dayOf(2027, 10, 5), 8)],
]);

export function findOpensFor(cycle: number): Instant {
  return findOpens.get(cycle) ?? instantOn(dayOf(cycle - 1, 10, 1), 8);
}

export function currentCycle(now: Instant): number {
  let cycle = 2024;
  for (const [year, opens] of findOpens) if (opens <= now) cycle = year;
  return cycle;
}

/** 18:00 in London: nothing can be sent after it in that cycle. */
const applyDeadlines: ReadonlyMap<number, Instant> = new Map([
  [2024, instantOn(dayOf(2024, 9, 17), 17)],
  [2025, instantOn(dayOf(2025, 9, 16), 17)],
  [2026, instantOn(dayOf(2026, 9, 15), 17)],
  [2027, instantOn(dayOf(2027, 9, 21), 17)],
]);

export function applyDeadlineOf(cycle: number): Instant {
  return applyDeadlines.get(cycle) ?? instantOn(dayOf(cycle, 9, 16), 17);
}

/** A week after Find. */
export function applyOpensFor(cycle: number): Instant {
  return findOpensFor(cycle) + instantOn(7, 0);
}

/** 23:59 in London, eight days after the deadline: published for 2025, taken to be so in the other cycles. */
export function rejectByDefaultOf(cycle: number): Instant {
  return instantOn(utcDayOf(applyDeadlineOf(cycle)) + 8, 22, 59);
}

/** 23:59 in London on the day on which Find closes, which is the day before it opens for the next cycle. */
export function declineByDefaultOf(cycle: number): Instant {
  return instantOn(utcDayOf(findOpensFor(cycle + 1)) - 1, 22, 59);
}

/** An academic year runs from 1 August to 31 July and is named after its start. */
export function academicYearOf(day: Day): number {
  return monthOf(day) >= 8 ? yearOf(day) : yearOf(day) - 1;
}

/** "2025 to 2026" */
export function academicYearLabel(year: number): string {
  return `${year} to ${year + 1}`;
}
