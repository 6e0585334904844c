import { type Day, dayOf, type Instant, instantOn, monthOf, yearOf } from './time.ts';

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

/** An academic year runs from 1 August to 31 July and is named after its start. */
export function academicYearOf(day: Day): number {
  return monthOf(day) >= 8 ? yearOf(day) : yearOf(day) - 1;
}

/** "2025 to 2026" */
export function academicYearLabel(year: number): string {
  return `${year} to ${year + 1}`;
}
