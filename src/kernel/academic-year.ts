import type { Brand } from './brand.ts';
import type { PlainDate } from './plain-date.ts';

/** The year in which an academic year begins: 2025 runs from 1 August 2025 to 31 July 2026 (Register's academic cycles). */
export type AcademicYear = Brand<number, 'AcademicYear'>;

/** The recruitment cycle of Apply and Publish; a cycle-2025 course may start from January 2025 to July 2026. */
export type CycleYear = Brand<number, 'CycleYear'>;

/** Always from the start date, never from a cycle: a January 2026 start of cycle 2026 is academic year 2025. */
export function academicYearOf(date: PlainDate): AcademicYear {
  const year = Number(date.slice(0, 4));
  return academicYear(date.slice(5) >= '08-01' ? year : year - 1);
}

export function academicYear(year: number): AcademicYear {
  if (!isYear(year)) throw new Error(`Not a year: ${year}`);
  return year;
}

export function cycleYear(year: number): CycleYear {
  if (!isCycle(year)) throw new Error(`Not a cycle year: ${year}`);
  return year;
}

function isYear(year: number): year is AcademicYear {
  return Number.isInteger(year) && year > 1900 && year < 2200;
}

function isCycle(year: number): year is CycleYear {
  return Number.isInteger(year) && year > 1900 && year < 2200;
}
