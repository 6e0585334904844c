import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Line } from './feed-timetable.ts';
import { freshnessOf, promiseWords } from './promise.ts';

const daily: Line = { lateAfter: 2, drift: 'evolve' };
const monthly: Line = { monthly: 25, lateAfter: 3, drift: 'evolve' };

describe('a channel is late', () => {
  const table = [
    [
      'two days after its last complete run it is just in time',
      daily,
      '2025-09-01T03:00:00Z',
      '2025-09-03T03:00:00Z',
      'fresh',
    ],
    ['a moment later it is late', daily, '2025-09-01T03:00:00Z', '2025-09-03T03:00:01Z', 'late'],
    ['what never came is not called late', daily, null, '2025-09-03T03:00:01Z', 'never'],
    [
      'the file of the 25th may still come three days later',
      monthly,
      '2025-08-25T09:00:00Z',
      '2025-09-28T22:00:00Z',
      'fresh',
    ],
    ['on the fourth day it is late', monthly, '2025-08-25T09:00:00Z', '2025-09-29T09:00:00Z', 'late'],
    [
      'the file of the month before that came late is not this one',
      monthly,
      '2025-09-09T09:00:00Z',
      '2025-09-29T09:00:00Z',
      'late',
    ],
    ['one that came a fortnight early is this one', monthly, '2025-09-11T09:00:00Z', '2025-09-29T09:00:00Z', 'fresh'],
    [
      'in the first days of a month the day of the month before counts',
      monthly,
      '2025-11-25T09:00:00Z',
      '2026-01-02T09:00:00Z',
      'late',
    ],
    ['and is kept by what came for it', monthly, '2025-12-24T09:00:00Z', '2026-01-02T09:00:00Z', 'fresh'],
  ] as const;
  for (const [why, line, last, now, expected] of table)
    test(why, () => assert.equal(freshness(line, last, now), expected));
});

test('a promise is said in words', () => {
  assert.deepEqual([promiseWords(daily), promiseWords(monthly)], ['2 days', 'day 25 + 3 days']);
});

function freshness(line: Line, last: string | null, now: string): string {
  return freshnessOf(line, last === null ? null : instant(last), instant(now));
}
