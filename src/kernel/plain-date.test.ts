import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addDays,
  addMonths,
  daysBetween,
  earliest,
  isPlainDate,
  later,
  parsePlainDate,
  plainDate,
  weekday,
} from './plain-date.ts';

describe('a plain date', () => {
  for (const text of ['2025-09-01', '2024-02-29', '2000-02-29', '2025-12-31', '0001-01-01'])
    test(`${text} is a day of the calendar`, () => assert.equal(parsePlainDate(text), text));

  const refused = [
    ['2025-02-29', 'a year without a leap day'],
    ['1900-02-29', 'a century without one'],
    ['2025-04-31', 'a month of thirty days'],
    ['2025-13-01', 'a thirteenth month'],
    ['2025-00-10', 'a month zero'],
    ['2025-01-00', 'a day zero'],
    ['2025-9-1', 'figures left out'],
    ['01/09/2025', 'the British way'],
    ['2025-09-01T00:00:00Z', 'an instant'],
    [' 2025-09-01', 'a space before it'],
    ['', 'nothing'],
  ] as const;
  for (const [text, why] of refused) test(`"${text}" is none: ${why}`, () => assert.equal(isPlainDate(text), false));

  test('one written in code that is none is a bug', () => assert.throws(() => plainDate('2025-02-30'), /2025-02-30/));

  test('days are added over months, years and the change of the clocks', () => {
    assert.equal(addDays(plainDate('2025-10-25'), 2), '2025-10-27');
    assert.equal(addDays(plainDate('2025-12-31'), 1), '2026-01-01');
    assert.equal(addDays(plainDate('2024-02-28'), 1), '2024-02-29');
    assert.equal(addDays(plainDate('2026-03-30'), -2), '2026-03-28');
  });

  test('months are added, to the last day of a shorter one', () => {
    assert.equal(addMonths(plainDate('2025-09-01'), 12), '2026-09-01');
    assert.equal(addMonths(plainDate('2025-10-31'), 4), '2026-02-28');
  });

  test('months are those of the calendar, from any day and in both directions', () => {
    for (let days = 0; days < 1500; days += 7) {
      const from = addDays(plainDate('2023-11-29'), days);
      for (const months of [-25, -12, -1, 0, 1, 3, 11, 12, 14, 120])
        assert.equal(addMonths(from, months), Temporal.PlainDate.from(from).add({ months }).toString());
    }
  });

  test('days between are whole, and negative backwards', () => {
    assert.equal(daysBetween(plainDate('2025-09-01'), plainDate('2025-11-07')), 67);
    assert.equal(daysBetween(plainDate('2026-03-28'), plainDate('2026-03-30')), 2);
    assert.equal(daysBetween(plainDate('2025-09-02'), plainDate('2025-09-01')), -1);
  });

  test('a week begins on Monday', () => {
    assert.equal(weekday(plainDate('2025-09-01')), 1);
    assert.equal(weekday(plainDate('2025-10-08')), 3);
    assert.equal(weekday(plainDate('2025-09-07')), 7);
  });

  test('the earliest of none is none, the later of two the greater', () => {
    assert.equal(earliest(), undefined);
    assert.equal(earliest(plainDate('2025-11-07'), plainDate('2025-10-21')), '2025-10-21');
    assert.equal(later(plainDate('2025-11-07'), plainDate('2025-10-21')), '2025-11-07');
  });
});
