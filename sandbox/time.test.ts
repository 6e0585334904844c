import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyDeadlineOf, applyOpensFor, currentCycle, declineByDefaultOf, rejectByDefaultOf } from './calendar.ts';
import { at } from './open-for-test.ts';
import { dateText, dayOf, instantText, isMonday, londonDayOf, mondayFrom, parseDay, parseInstant } from './time.ts';

test('a day that the calendar does not have is no day', () => {
  assert.equal(parseDay('2025-02-30'), undefined);
  assert.equal(parseDay('2025-9-1'), undefined);
  assert.equal(parseDay('2024-02-29'), dayOf(2024, 2, 29));
});

test('in summer the London day begins at eleven in the evening, UTC', () => {
  assert.equal(dateText(londonDayOf(at('2025-07-01T23:30:00Z'))), '2025-07-02');
  assert.equal(dateText(londonDayOf(at('2025-12-01T23:30:00Z'))), '2025-12-01');
  assert.equal(dateText(londonDayOf(at('2025-10-26T00:59:59Z'))), '2025-10-26');
});

test('an instant keeps its microseconds and understands an offset', () => {
  assert.equal(parseInstant('2025-09-01T10:00:00.123456Z'), at('2025-09-01T10:00:00Z') + 123_456);
  assert.equal(parseInstant('2025-09-01T11:00:00+01:00'), at('2025-09-01T10:00:00Z'));
  assert.equal(instantText(at('2025-09-01T10:00:00.999999Z')), '2025-09-01T10:00:00Z');
  assert.equal(parseInstant('yesterday'), undefined);
});

test('Mondays are Mondays', () => {
  assert.equal(dateText(mondayFrom(dayOf(2025, 9, 2))), '2025-09-08');
  assert.equal(mondayFrom(dayOf(2025, 9, 1)), dayOf(2025, 9, 1));
  assert.ok(isMonday(dayOf(2025, 9, 1)));
});

test('the recruitment cycle flips at nine in London when Find opens', () => {
  assert.equal(currentCycle(at('2024-10-01T07:59:59Z')), 2024);
  assert.equal(currentCycle(at('2024-10-01T08:00:00Z')), 2025);
  assert.equal(currentCycle(at('2025-09-30T08:00:00Z')), 2026);
  assert.equal(currentCycle(at('2026-09-29T08:00:00Z')), 2027);
});

test('undecided applications are rejected, and open offers declined, in the last minute of their day in London', () => {
  assert.equal(applyDeadlineOf(2025), at('2025-09-16T17:00:00Z'));
  assert.equal(rejectByDefaultOf(2025), at('2025-09-24T22:59:00Z'));
  assert.equal(declineByDefaultOf(2025), at('2025-09-29T22:59:00Z'));
  assert.equal(applyOpensFor(2026), at('2025-10-07T08:00:00Z'));
});
