import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { numberEvent } from './number-event.ts';

const before = instant('2025-10-01T04:00:00Z');
const page = instant('2025-11-01T04:00:00Z');

test('a number that is closed without another is closed once, also when it was never seen before', () => {
  assert.equal(numberEvent([said('Active', before, page), said('Deactivated', page)], page), 'number_closed');
  assert.equal(numberEvent([said('Deactivated', page)], page), 'number_closed');
  assert.equal(numberEvent([said('Deactivated', before)], page), null);
});

test('a number that stands again was opened again, one that never said otherwise was not', () => {
  assert.equal(numberEvent([said('Deactivated', before, page), said('Active', page)], page), 'number_reopened');
  assert.equal(numberEvent([said('Active', page)], page), null);
});

test('a merger is no such event, neither of a number that stood nor of one that was closed', () => {
  const merged = said('3000102', page, null, 'merged_with');
  assert.equal(numberEvent([said('Active', before, page), said('Deactivated', page), merged], page), null);
  assert.equal(numberEvent([said('Deactivated', before), merged], page), null);
});

function said(value: Json, from: Instant, to: Instant | null = null, attribute = 'status'): Observation {
  return {
    id: `${attribute} ${from}`,
    feed: 'trs-person',
    key: '3000101',
    channel: 'answer',
    attribute,
    item: '',
    value,
    assertedAt: from,
    runStartedAt: from,
    recordedFrom: from,
    recordedTo: to,
  };
}
