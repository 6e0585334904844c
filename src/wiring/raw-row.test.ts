import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editableRow, rawRow } from './raw-row.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a JSON row is shown a field a line', () => {
  assert.deepEqual(rawRow(bytes('{"id":"1","course":{"code":"X1"},"degrees":[null]}')), {
    kind: 'fields',
    fields: [
      { name: 'id', value: '1' },
      { name: 'course.code', value: 'X1' },
      { name: 'degrees.0', value: 'null' },
    ],
  });
});

test('a CSV row is shown a column a line', () => {
  assert.deepEqual(rawRow(bytes('urn,name\n900001,"Oak, Elm"')), {
    kind: 'fields',
    fields: [
      { name: 'urn', value: '900001' },
      { name: 'name', value: 'Oak, Elm' },
    ],
  });
});

test('what is for the restricted role alone is withheld, and a row that holds it is not edited here', () => {
  const row = bytes('{"trainee_id":"ana-r","withdrawal_reasons":["safeguarding_concerns"]}');
  assert.doesNotMatch(JSON.stringify(rawRow(row)), /safeguarding/);
  assert.equal(editableRow(row), null);
  assert.equal(editableRow(bytes('register_id,withdraw_reasons\nana-r,')), 'register_id,withdraw_reasons\nana-r,');
});

test('bytes that are no text are shown and not edited', () => {
  const row = Uint8Array.from([0x7b, 0xff, 0x7d]);
  assert.deepEqual(rawRow(row), { kind: 'text', text: '{ÿ}' });
  assert.equal(editableRow(row), null);
});

test('a row that was removed says so', () => {
  assert.deepEqual([rawRow(null), editableRow(null)], [{ kind: 'removed' }, null]);
});
