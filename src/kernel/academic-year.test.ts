import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { academicYear, academicYearOf, cycleYear } from './academic-year.ts';
import { plainDate } from './plain-date.ts';

describe('the academic year of a start', () => {
  const starts = [
    ['2025-07-31', 2024, 'the last day of the year before'],
    ['2025-08-01', 2025, 'the first day, which Publish labels one year early'],
    ['2025-09-01', 2025, 'a standard start'],
    ['2026-01-12', 2025, 'a January start, of cycle 2025 or 2026 alike'],
    ['2026-07-31', 2025, 'the last day'],
  ] as const;
  for (const [start, year, why] of starts)
    test(`${start} is ${year}: ${why}`, () => assert.equal(academicYearOf(plainDate(start)), year));

  test('a year is a whole number of our time', () => {
    for (const year of [2025.5, 25, 20_250, Number.NaN]) {
      assert.throws(() => academicYear(year));
      assert.throws(() => cycleYear(year));
    }
  });
});
