import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { LastRun } from '#observation/run.ts';
import { dueRuns, type TimetabledSource } from './timetable.ts';

const scope = { feed: 'register-trainee', channel: 'api', scope: '10000001/2025' } as const;
const daily: TimetabledSource = { ...scope, reading: { at: '03:10' }, everyDays: 1 };
const withFull: TimetabledSource = { ...daily, reading: { ...daily.reading, full: 28 } };

test('what was never read is due, in full', () => {
  assert.deepEqual(due(daily, undefined, '2025-09-01T00:00:00Z'), 'full');
});

test('a daily feed is due when its time of day has come again', () => {
  const last = run('2025-09-01T03:10:00Z');
  assert.equal(due(daily, last, '2025-09-02T03:09:59Z'), 'not due');
  assert.equal(due(daily, last, '2025-09-02T03:10:00Z'), 'due');
});

test('a run that began late does not move the next one', () => {
  assert.equal(due(daily, run('2025-09-01T17:00:00Z'), '2025-09-02T03:10:00Z'), 'due');
});

test('a run before its time of day counts for the day before', () => {
  assert.equal(due(daily, run('2025-09-01T01:00:00Z'), '2025-09-01T03:10:00Z'), 'due');
});

test('days that were missed are made up by one run', () => {
  assert.equal(due(daily, run('2025-09-01T03:10:00Z'), '2025-09-20T12:00:00Z'), 'due');
});

test('a weekly scope waits its week', () => {
  const weekly = { ...daily, everyDays: 7 };
  assert.equal(due(weekly, run('2025-09-01T03:10:00Z'), '2025-09-07T12:00:00Z'), 'not due');
  assert.equal(due(weekly, run('2025-09-01T03:10:00Z'), '2025-09-08T03:10:00Z'), 'due');
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
