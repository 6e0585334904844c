import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { course, lineOf, place } from '../../test/support/cohort.ts';
import { view } from '../../test/support/evidence.ts';
import { weeksOf } from './week.ts';

test('week by week members are counted by their status, and those who left by the reason', () => {
  const rows = [course('maths'), place('2025-05-12', '1001'), place('2025-06-10', '1001', { status: 'withdrawn' })];
  const left = lineOf(view(rows, instant('2025-07-01T12:00:00Z')), '2025-07-01');
  const stays = { ...left, person: 'ben', reason: null, member: true, ended: null, begun: plainDate('2025-06-05') };
  const never = { ...left, person: 'cat', reason: 'wrong_level' as const, begun: null, ended: null };
  const statuses = [{ from: plainDate('2025-05-12'), code: 'recruited' }];
  const mondays = ['2025-05-05', '2025-05-12', '2025-06-09', '2025-06-16'].map(plainDate);
  assert.deepEqual(
    weeksOf([left, stays, never], () => statuses, mondays).map(({ members, ended }) => ({ members, ended })),
    [
      { members: {}, ended: {} },
      { members: { recruited: 1 }, ended: {} },
      { members: { recruited: 2 }, ended: {} },
      { members: { recruited: 1 }, ended: { apply_withdrawn: 1 } },
    ],
  );
});
