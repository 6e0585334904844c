import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatCsvRecord, parseCsvRecord } from './csv-row.ts';

test('what was written is what is read', () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', ';') });
  fc.assert(
    fc.property(fc.array(field, { minLength: 2, maxLength: 4 }), (fields) => {
      assert.deepEqual(parseCsvRecord(formatCsvRecord(fields)), fields);
    }),
    { seed: 2025, numRuns: 500 },
  );
});

test('another delimiter parts the fields where it is the one', () => {
  assert.deepEqual(parseCsvRecord('a;"b;c";d,e', ';'), ['a', 'b;c', 'd,e']);
});

test('quotes that do not add up are no record', () => {
  for (const record of ['"a,b', '"say "hi" there",b', '"a"b,c'])
    assert.equal(parseCsvRecord(record), undefined, record);
});

test('a quote in the middle of a field that has none around it is a quote', () => {
  assert.deepEqual(parseCsvRecord('5" pipe,b'), ['5" pipe', 'b']);
});
