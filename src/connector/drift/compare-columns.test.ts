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

function told(row: Json): readonly string[] {
  return compareColumns(row, outline).differences.map(({ kind, field, detail }) => `${kind} ${field}: ${detail}`);
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

test('a column that went is missing by name, and one that came is new by name', () => {
  assert.deepEqual(told({ register_id: 'a', first_names: 'Ana', last_names: 'Reyes', bursary_tier: null }), [
    'added_field bursary_tier: nothing',
    'missing_field itt_end_date: the column is not there',
  ]);
});
