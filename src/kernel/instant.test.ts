import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addSeconds,
  endOfLondonDay,
  formatInstant,
  instant,
  londonDate,
  londonInstant,
  parseInstant,
  secondsBetween,
  startOfLondonDay,
} from './instant.ts';
import { plainDate } from './plain-date.ts';

describe('an instant', () => {
  const read = [
    ['2025-09-15T12:00:00Z', '2025-09-15T12:00:00.000000Z'],
    ['2025-09-15T12:00:00.5Z', '2025-09-15T12:00:00.500000Z'],
    ['2025-09-15T12:00:00.123456Z', '2025-09-15T12:00:00.123456Z'],
    ['2025-09-15T13:00:00+01:00', '2025-09-15T12:00:00.000000Z'],
    ['2025-09-15T12:00:00.123456789Z', '2025-09-15T12:00:00.123457Z'],
    ['2025-09-15T00:30:00+01:00', '2025-09-14T23:30:00.000000Z'],
  ] as const;
  for (const [text, canonical] of read)
    test(`${text} is read with six digits, in UTC`, () => assert.equal(parseInstant(text), canonical));

  for (const text of [
    '2025-09-15T12:00:00',
    '2025-02-30T12:00:00Z',
    '2025-09-15',
    '2025-09-15T25:00:00Z',
    'yesterday',
    '',
  ])
    test(`"${text}" is none`, () => assert.equal(parseInstant(text), undefined));

  test('text order is time order, down to the microsecond', () => {
    const [a, b, c] = [
      instant('2025-09-15T12:00:00Z'),
      instant('2025-09-15T12:00:00.000001Z'),
      instant('2025-09-15T12:00:00.01Z'),
    ];
    assert.deepEqual([c, a, b].toSorted(), [a, b, c]);
  });

  test('it is shown without the zeros that say nothing, and read back as it was', () => {
    for (const [shown, text] of [
      ['2025-09-15T12:00:00Z', '2025-09-15T12:00:00.000000Z'],
      ['2025-09-15T12:00:00.5Z', '2025-09-15T12:00:00.500000Z'],
      ['2025-09-15T12:00:10Z', '2025-09-15T12:00:10.000000Z'],
      ['2025-09-15T12:00:00.000001Z', '2025-09-15T12:00:00.000001Z'],
    ] as const) {
      assert.equal(formatInstant(instant(text)), shown);
      assert.equal(instant(shown), text);
    }
  });

  test('seconds are added to the microsecond', () => {
    assert.equal(addSeconds(instant('2025-09-15T12:00:00Z'), 0.000001), '2025-09-15T12:00:00.000001Z');
    assert.equal(secondsBetween(instant('2025-09-15T12:00:00Z'), instant('2025-09-15T12:01:30Z')), 90);
  });
});

describe('a day in London', () => {
  const days = [
    ['2025-10-20T22:59:59.999999Z', '2025-10-20', 'in summer the day ends at 23:00 UTC'],
    ['2025-10-20T23:00:00Z', '2025-10-21', 'and the next begins'],
    ['2025-11-07T23:30:00Z', '2025-11-07', 'in winter at midnight UTC'],
    ['2025-11-08T00:00:00Z', '2025-11-08', 'and the next begins'],
    ['2025-10-25T23:00:00Z', '2025-10-26', 'the night when the clocks go back begins in summer time'],
    ['2025-10-26T23:30:00Z', '2025-10-26', 'and ends in winter time'],
    ['2026-03-28T23:30:00Z', '2026-03-28', 'the night when they go forward begins in winter time'],
    ['2026-03-29T23:00:00Z', '2026-03-30', 'and ends in summer time'],
  ] as const;
  for (const [at, day, why] of days) test(`${at} is ${day}: ${why}`, () => assert.equal(londonDate(instant(at)), day));

  const bounds = [
    ['2025-09-15', '2025-09-14T23:00:00.000000Z', '2025-09-15T22:59:59.999999Z'],
    ['2025-12-15', '2025-12-15T00:00:00.000000Z', '2025-12-15T23:59:59.999999Z'],
    ['2025-10-26', '2025-10-25T23:00:00.000000Z', '2025-10-26T23:59:59.999999Z'],
    ['2026-03-29', '2026-03-29T00:00:00.000000Z', '2026-03-29T22:59:59.999999Z'],
  ] as const;
  for (const [day, start, end] of bounds)
    test(`${day} lasts from ${start} to ${end}`, () => {
      assert.equal(startOfLondonDay(plainDate(day)), start);
      assert.equal(endOfLondonDay(plainDate(day)), end);
    });
});

describe('a time of day in London', () => {
  const times = [
    ['2025-12-01', '01:30', '2025-12-01T01:30:00.000000Z', 'in winter that of UTC'],
    ['2025-07-01', '01:30', '2025-07-01T00:30:00.000000Z', 'in summer an hour before'],
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000000Z', 'before the clocks go forward'],
    ['2026-03-29', '01:00', '2026-03-29T01:00:00.000000Z', 'a time that they skip is the moment at which they do'],
    ['2026-03-29', '01:30', '2026-03-29T01:00:00.000000Z', 'however far in'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000000Z', 'which is 02:00'],
    ['2025-10-26', '01:30', '2025-10-26T00:30:00.000000Z', 'a time that happens twice is its first'],
    ['2025-10-26', '02:00', '2025-10-26T02:00:00.000000Z', 'after the clocks went back'],
  ] as const;
  for (const [day, time, at, why] of times)
    test(`${time} on ${day} is ${at}: ${why}`, () => assert.equal(londonInstant(plainDate(day), time), at));
});
