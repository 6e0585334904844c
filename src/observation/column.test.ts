import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareColumns, describeColumnChange, isRefusal } from './column.ts';

const expected = { required: ['register_id', 'trn'], optional: ['first_names', 'CloseDate'] };

test('the same columns in another order are no change', () => {
  assert.deepEqual(compareColumns(expected, ['CloseDate', 'trn', 'first_names', 'register_id']), []);
});

test('a column that is missing and one that is new are each said by name', () => {
  assert.deepEqual(changes(['register_id', 'first_names', 'CloseDate', 'shoe size']), [
    'trn is missing',
    'shoe size is new',
  ]);
});

test('a missing column and a stranger that looks like it are asked about, not taken for one another', () => {
  const [change, ...more] = compareColumns(expected, ['register_id', 'trn', 'first_name', 'CloseDate']);
  assert.deepEqual(change, { kind: 'renamed', column: 'first_names', found: 'first_name', isRequired: false });
  assert.deepEqual(more, []);
});

test('other letters, spaces around and a space for an underscore are the same column', () => {
  assert.deepEqual(changes([' Register_ID ', 'TRN', 'first names', 'closedate']), [
    'register_id is written  Register_ID ',
    'trn is written TRN',
    'first_names is written first names',
    'CloseDate is written closedate',
  ]);
});

test('only what is required, or is there twice, refuses a file', () => {
  const refusals = (found: readonly string[]): readonly string[] =>
    compareColumns(expected, found)
      .filter((change) => isRefusal(change, expected))
      .map(describeColumnChange);
  assert.deepEqual(refusals(['register_id', 'trn']), []);
  assert.deepEqual(refusals(['trn', 'registerid', 'shoe', 'shoe']), [
    'register_id is missing (renamed to registerid?)',
  ]);
  assert.deepEqual(refusals(['register_id', 'trn', 'CloseDate', 'closedate']), ['CloseDate is there twice']);
});

test('columns without a name, as a trailing comma makes them, are nobody', () => {
  assert.deepEqual(changes(['register_id', 'trn', 'first_names', 'CloseDate', '', '']), []);
});

function changes(found: readonly string[]): readonly string[] {
  return compareColumns(expected, found).map(describeColumnChange);
}
