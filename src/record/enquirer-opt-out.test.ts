import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import { view } from '../../test/support/evidence.ts';
import { enquirerOptOuts } from './enquirer-opt-out.ts';

test('an opt-out counts from when the person gave it, where the contact centre says when', () => {
  const found = optOuts([['2025-05-12', { no_email: true, consent_changed_at: '2025-05-10T09:00:00Z' }]]);
  assert.deepEqual(found, ['all email since 2025-05-10T09:00:00.000000Z']);
});

test('an opt-out whose time nobody tells counts from the row that told of it', () => {
  const found = optOuts([
    ['2025-05-12', { no_bulk_email: false, consent_changed_at: '2025-05-10T09:00:00Z' }],
    ['2025-06-12', { no_bulk_email: true }],
  ]);
  assert.deepEqual(found, ['campaigns email since 2025-06-12T12:00:00.000000Z']);
});

test('what was taken back, or never asked, is no opt-out', () => {
  assert.deepEqual(
    optOuts([
      ['2025-05-12', { no_sms: true, no_email: null }],
      ['2025-06-12', { no_sms: false }],
    ]),
    [],
  );
});

test('the refusal of somebody whose contact is inactive stands', () => {
  assert.equal(optOuts([['2025-05-12', { no_sms: true, is_inactive: true }]]).length, 1);
});

function optOuts(rows: readonly (readonly [on: string, says: Readonly<Record<string, Json>>])[]): readonly string[] {
  const told = rows.map(([on, says]) => ({ on, feed: 'git-contact' as const, key: 'g-1', says }));
  const { records } = view(told, instant('2025-12-01T12:00:00Z'));
  return enquirerOptOuts(records).map((each) => `${each.of} ${each.channel} since ${each.since}`);
}
