import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainDate } from '#kernel/plain-date.ts';
import { policy } from '../../test/support/ledger.ts';
import { addWorkingDays } from './working-day.ts';

describe('ten working days', () => {
  for (const [what, from, due] of [
    ['skip two weekends', '2025-11-03', '2025-11-17'],
    ['from a Saturday begin on Monday', '2025-11-01', '2025-11-14'],
    ['skip Christmas and New Year', '2025-12-19', '2026-01-07'],
    ['skip Boxing Day where it is kept on a Monday', '2026-12-18', '2027-01-06'],
    ['skip Easter', '2026-03-27', '2026-04-14'],
  ] as const)
    test(`${what}: from ${from} to ${due}`, () => assert.equal(addWorkingDays(plainDate(from), 10, policy), due));
});
