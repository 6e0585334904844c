import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summaryOf } from './file-summary.ts';

test('a summary counts every row once, and names what was wrong and how the columns differ', () => {
  const summary = summaryOf({
    feed: 'register-trainee',
    channel: 'export',
    scope: 'export.csv',
    outcome: 'partial',
    rows: 100,
    landed: 20,
    quarantined: 3,
    before: 10,
    problem: '1 row could not be read: the snapshot proves no absence',
    problems: { unparseable: 1, bad_encoding: 4 },
    columns: [
      { kind: 'renamed', column: 'trn', found: 'TRN number', isRequired: false },
      { kind: 'added', column: 'shoe size' },
    ],
  });
  assert.equal(summary.unchanged, 65);
  assert.deepEqual(summary.table.row, ['register-trainee', 'export', 'export.csv', 'partial', 100, 20, 65, 5]);
  assert.deepEqual(summary.lines, [
    'problem: 1 row could not be read: the snapshot proves no absence',
    'landed before it was cut off: 10',
    'set aside: 1 unparseable, 4 bad_encoding',
    'columns: trn is missing (renamed to TRN number?); shoe size is new',
  ]);
});
