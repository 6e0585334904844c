import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import { compareColumns } from './compare-columns.ts';
import { outlineOf } from './outline.ts';

const text = z.string();
const outline = outlineOf(
  z.looseObject({
    register_id: text,
    first_names: text.nullish(),
    last_names: text.nullish(),
    itt_end_date: text.nullish(),
  }),
  ['hesa_id'],
);

function told(row: Record<string, Json>): readonly string[] {
  const names = Object.keys(row);
  return compareColumns(names.join(), names, () => row, outline).differences.map(
    ({ kind, field, detail }) => `${kind} ${field}: ${detail}`,
  );
}

test('a table with the columns of its contract shows no drift, with those we do not read or without', () => {
  const row = { register_id: 'a', first_names: null, last_names: 'Reyes', itt_end_date: null };
  assert.deepEqual(told({ ...row, hesa_id: '1' }), []);
  assert.deepEqual(told(row), []);
});

test('a column that went while one like it came was renamed, and nothing was lost or added', () => {
  assert.deepEqual(told({ register_id: 'a', 'First name': null, last_names: null, itt_end_date: null }), [
    'renamed_field first_names: now First name',
  ]);
});

test('a value that the schema does not list is told for its own row, the header for each', () => {
  const listed = outlineOf(z.looseObject({ id: text, ended: z.enum(['well', 'badly']).nullish() }));
  const told = (ended: string): readonly string[] =>
    compareColumns(
      'id,ended,more',
      ['id', 'ended', 'more'],
      () => ({ id: '1', ended, more: 'x' }),
      listed,
    ).differences.map(({ kind, field, detail }) => `${kind} ${field}: ${detail}`);
  assert.deepEqual(told('half_way'), ['added_field more: a column', 'new_value ended: half_way']);
  assert.deepEqual(told('well'), ['added_field more: a column']);
});

test('a column that went is missing by name, and one that came is new by name', () => {
  assert.deepEqual(told({ register_id: 'a', first_names: 'Ana', last_names: 'Reyes', bursary_tier: null }), [
    'added_field bursary_tier: a column',
    'missing_field itt_end_date: the column is not there',
  ]);
});
