import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { policy } from '../../test/support/ledger.ts';
import { censusDate, currentCycle, dayOf, findOpens, isStandardStart } from './calendar.ts';

const { calendar } = policy;

describe('the policy calendar', () => {
  for (const [year, day] of [
    [2024, '2024-10-09'],
    [2025, '2025-10-08'],
    [2026, '2026-10-14'],
    [2027, '2027-10-13'],
  ] as const)
    test(`the census of ${year} is on ${day}, the second Wednesday of October`, () =>
      assert.equal(censusDate(calendar, year), day));

  const starts = [
    ['2025-07-31', false],
    ['2025-08-01', true],
    ['2025-09-01', true],
    ['2025-10-08', true],
    ['2025-10-09', false],
    ['2026-01-12', false],
    ['2026-10-14', true],
  ] as const;
  for (const [start, standard] of starts)
    test(`a start on ${start} ${standard ? 'is' : 'is not'} protected by the census`, () =>
      assert.equal(isStandardStart(calendar, plainDate(start)), standard));

  test('Find opens at nine in London, which is eight in summer time', () =>
    assert.equal(findOpens(calendar, 2026), '2025-09-30T08:00:00.000000Z'));

  test('a cycle that the calendar does not know opens never', () => assert.equal(findOpens(calendar, 1999), undefined));

  test('the cycle turns at the minute when Find opens', () => {
    assert.equal(currentCycle(calendar, instant('2025-09-30T07:59:59Z')), 2025);
    assert.equal(currentCycle(calendar, instant('2025-09-30T08:00:00Z')), 2026);
  });

  test('a day that a year does not have is a mistake in the policy', () => {
    assert.equal(dayOf(2024, '02-29'), '2024-02-29');
    assert.throws(() => dayOf(2025, '02-29'), /02-29/);
  });
});
