import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  addSeconds,
  type Instant,
  instant,
  londonDate,
  londonInstant,
  secondsBetween,
  startOfLondonDay,
} from '#kernel/instant.ts';
import { addDays, type PlainDate, plainDate, weekday } from '#kernel/plain-date.ts';
import type { LastRun } from '#observation/run.ts';
import { dueRuns, type TimetabledSource } from './timetable.ts';

const scope = { feed: 'register-trainee', channel: 'api', scope: '10000001/2025' } as const;
const daily: TimetabledSource = { ...scope, reading: { at: ['03:10'], every: { unit: 'day', number: 1 } } };
const withFull: TimetabledSource = { ...daily, reading: { ...daily.reading, full: 28 } };

test('what was never read is due, in full', () => {
  assert.deepEqual(due(daily, undefined, '2025-09-01T00:00:00Z'), 'full');
});

test('a daily feed is due when its time of day has come again', () => {
  const last = run('2025-12-01T03:10:00Z');
  assert.equal(due(daily, last, '2025-12-02T03:09:59Z'), 'not due');
  assert.equal(due(daily, last, '2025-12-02T03:10:00Z'), 'due');
});

test("its time of day is London's: an hour earlier by UTC in summer", () => {
  const last = run('2025-09-01T02:10:00Z');
  assert.equal(due(daily, last, '2025-09-02T02:09:59Z'), 'not due');
  assert.equal(due(daily, last, '2025-09-02T02:10:00Z'), 'due');
});

test('a run that began late does not move the next one', () => {
  assert.equal(due(daily, run('2025-12-01T17:00:00Z'), '2025-12-02T03:10:00Z'), 'due');
});

test('a run before its time of day counts for the day before', () => {
  assert.equal(due(daily, run('2025-12-01T01:00:00Z'), '2025-12-01T03:10:00Z'), 'due');
});

test('days that were missed are made up by one run', () => {
  assert.equal(due(daily, run('2025-09-01T03:10:00Z'), '2025-09-20T12:00:00Z'), 'due');
});

test('a weekly scope waits its week', () => {
  const weekly: TimetabledSource = { ...daily, every: { unit: 'day', number: 7 } };
  assert.equal(due(weekly, run('2025-12-01T03:10:00Z'), '2025-12-08T03:09:59Z'), 'not due');
  assert.equal(due(weekly, run('2025-12-01T03:10:00Z'), '2025-12-08T03:10:00Z'), 'due');
});

test('a run that was cut off is due at once', () => {
  assert.equal(due(daily, { ...run('2025-09-01T03:10:00Z'), running: true }, '2025-09-01T03:11:00Z'), 'due');
});

test('everything is read again after so many days, and not before', () => {
  const last = { ...run('2025-09-28T03:10:00Z'), fullAt: instant('2025-09-01T03:10:00Z') };
  assert.equal(due(withFull, last, '2025-09-28T12:00:00Z'), 'not due');
  assert.equal(due(withFull, { ...last, startedAt: instant('2025-09-27T03:10:00Z') }, '2025-09-28T03:10:00Z'), 'due');
  assert.equal(due(withFull, last, '2025-09-29T03:10:00Z'), 'full');
});

test('a feed without such a rhythm is read in full only once', () => {
  assert.equal(due(daily, { ...run('2025-09-01T03:10:00Z'), fullAt: null }, '2026-09-01T03:10:00Z'), 'due');
});

test('as long as a last full reading is near, each reading is one', () => {
  const nearCliff = { ...daily, fullFrom: instant('2025-09-28T08:00:00Z') };
  assert.equal(due(nearCliff, run('2025-09-27T03:10:00Z'), '2025-09-28T03:10:00Z'), 'due');
  assert.equal(due(nearCliff, run('2025-09-28T03:10:00Z'), '2025-09-29T03:10:00Z'), 'full');
  assert.equal(due(nearCliff, run('2025-09-29T03:10:00Z'), '2025-09-30T03:10:00Z'), 'full');
});

describe('several times a day', () => {
  const twice: TimetabledSource = { ...daily, reading: { ...daily.reading, at: ['07:00', '19:00'] } };
  const hourly: TimetabledSource = { ...daily, reading: { at: ['00:20'], every: { unit: 'hour', number: 1 } } };
  const table = [
    [
      'after the morning the evening is next',
      twice,
      '2025-12-01T07:00:10Z',
      '2025-12-01T19:00:00Z',
      '2025-12-01T18:59:59Z',
    ],
    [
      'after the evening the next morning',
      twice,
      '2025-12-01T19:00:00Z',
      '2025-12-02T07:00:00Z',
      '2025-12-02T06:59:59Z',
    ],
    ['each hour at its minute', hourly, '2025-12-01T07:20:00Z', '2025-12-01T08:20:00Z', '2025-12-01T08:19:59Z'],
    ['also over midnight', hourly, '2025-12-01T23:20:00Z', '2025-12-02T00:20:00Z', '2025-12-02T00:19:59Z'],
    [
      'in the hour that the clocks skip',
      hourly,
      '2026-03-29T00:20:00Z',
      '2026-03-29T01:20:00Z',
      '2026-03-29T01:19:59Z',
    ],
    [
      'and in both of those that have one name',
      hourly,
      '2025-10-26T00:20:00Z',
      '2025-10-26T01:20:00Z',
      '2025-10-26T01:19:59Z',
    ],
  ] as const;
  for (const [why, source, last, then, before] of table)
    test(why, () =>
      assert.deepEqual([due(source, run(last), before), due(source, run(last), then)], ['not due', 'due']),
    );
});

describe('when the clocks change', () => {
  const early = { ...daily, reading: { ...daily.reading, at: ['01:30'] } } as const satisfies TimetabledSource;
  const table = [
    [
      '01:30 of the last Sunday of March does not exist: read at 02:00 BST',
      '2026-03-28T01:30:00Z',
      '2026-03-29T01:00:00Z',
    ],
    ['the next day it is 01:30 BST', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'],
    [
      '01:30 of the last Sunday of October happens twice: read at the first',
      '2025-10-25T00:30:00Z',
      '2025-10-26T00:30:00Z',
    ],
    ['and not at the second', '2025-10-26T00:30:00Z', '2025-10-27T01:30:00Z'],
  ] as const;
  for (const [why, last, then] of table)
    test(why, () => {
      assert.equal(due(early, run(last), addSeconds(instant(then), -1)), 'not due');
      assert.equal(due(early, run(last), then), 'due');
    });
});

test('whatever the time of day, looking now and then reads a daily feed once each London day, and at that time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2024, max: 2040 }), timeOfDay, lookEvery, (year, time, seconds) => {
      const source: TimetabledSource = { ...daily, reading: { ...daily.reading, at: [time] } };
      for (const days of changes(year)) {
        // The look that serves the last evening may be one of the next morning.
        const begun = lookThrough(source, days, seconds).slice(0, days.length - 1);
        assert.equal(begun.length, days.length - 1);
        for (const [index, at] of begun.entries()) {
          const due = londonInstant(addDays(days[0] ?? londonDate(at), index), time);
          assert.ok(due <= at && secondsBetween(due, at) < seconds, `${at} for ${time}`);
        }
      }
    }),
    { seed: 1, numRuns: 40 },
  );
});

test('every so many hours, the clock change or not, no two readings are further apart, and none is idle', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2024, max: 2040 }),
      timeOfDay,
      fc.integer({ min: 1, max: 23 }),
      (year, time, hours) => {
        const every = { unit: 'hour', number: hours } as const;
        const source: TimetabledSource = { ...daily, reading: { at: [time], every } };
        for (const days of changes(year)) {
          const begun = lookThrough(source, days, 300);
          for (const [index, at] of begun.entries()) {
            const before = begun[index - 1];
            if (before === undefined) continue;
            const apart = secondsBetween(before, at);
            assert.ok(apart <= hours * 3600 + 300, `${before}, ${at}`);
          }
          const perDay = Math.ceil(24 / hours);
          assert.ok(begun.length >= (days.length - 2) * perDay - 1 && begun.length <= (days.length - 1) * (perDay + 1));
        }
      },
    ),
    { seed: 1, numRuns: 15 },
  );
});

test('the run of another scope does not count', () => {
  assert.equal(due(daily, { ...run('2025-09-01T03:10:00Z'), scope: '10000002/2025' }, '2025-09-01T04:00:00Z'), 'full');
});

function due(source: TimetabledSource, last: LastRun | undefined, now: string): 'full' | 'due' | 'not due' {
  const [found] = dueRuns([source], last === undefined ? [] : [last], instant(now));
  if (found === undefined) return 'not due';
  return found.full ? 'full' : 'due';
}

function run(startedAt: string): LastRun {
  return { ...scope, startedAt: instant(startedAt), fullAt: instant(startedAt), running: false };
}

const timeOfDay = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const lookEvery = fc.integer({ min: 60, max: 900 });

/** The days around both changes of the clocks in that year, and its turn. */
function changes(year: number): readonly (readonly PlainDate[])[] {
  return [lastSunday(year, 3), lastSunday(year, 10), plainDate(`${year}-12-31`)].map((day) =>
    Array.from({ length: 4 }, (_, index) => addDays(day, index - 1)),
  );
}

function lastSunday(year: number, month: number): PlainDate {
  const last = plainDate(`${year}-${String(month).padStart(2, '0')}-31`);
  return addDays(last, -(weekday(last) % 7));
}

/** When a run began, if somebody looked so often from the start of the first day to that of the last. */
function lookThrough(source: TimetabledSource, days: readonly PlainDate[], everySeconds: number): readonly Instant[] {
  const [first] = days;
  const last = days.at(-1);
  assert.ok(first !== undefined && last !== undefined);
  const begun: Instant[] = [];
  let before = run(addSeconds(startOfLondonDay(first), -1));
  for (
    let now = startOfLondonDay(first);
    now < addSeconds(startOfLondonDay(last), everySeconds);
    now = addSeconds(now, everySeconds)
  ) {
    if (due(source, before, now) === 'not due') continue;
    begun.push(now);
    before = run(now);
  }
  return begun;
}
