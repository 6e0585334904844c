import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { firstDay, formatMonth, isPlainMonth, parseMonthName } from './plain-month.ts';

describe('a month of which the day is not known', () => {
  const names = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ];
  for (const [index, name] of names.entries())
    test(`${name} 2025 is read, and shown as it was`, () => {
      const month = parseMonthName(`${name} 2025`);
      assert.ok(month);
      assert.equal(month, `2025-${String(index + 1).padStart(2, '0')}`);
      assert.equal(formatMonth(month), `${name} 2025`);
    });

  test('letters may be of any size', () => assert.equal(parseMonthName(' september 2025 '), '2025-09'));

  for (const text of [
    'Sept 2025',
    'Septembre 2025',
    '2025 September',
    'September',
    '09 2025',
    'September 25',
    '1 September 2025',
    '',
  ])
    test(`"${text}" is none`, () => assert.equal(parseMonthName(text), undefined));

  test('its first day opens windows', () => {
    const month = parseMonthName('January 2026');
    assert.equal(month && firstDay(month), '2026-01-01');
  });

  test('a day and a thirteenth month are no months', () => {
    for (const text of ['2025-09-01', '2025-13', '2025-00', '2025-9']) assert.equal(isPlainMonth(text), false);
  });
});
