import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import { readJsonRow, textMember, without } from './read-row.ts';

const contract = {
  schema: z.looseObject({ id: z.string({ error: 'text' }), name: z.string({ error: 'text' }) }),
  keyField: 'id',
  keyIn: (value: Json) => textMember(value, 'id'),
  cut: (value: Json) => without(value, new Set(['gender'])),
  map: (row: { id: string; name: string }) => ({
    key: row.id,
    assertedAt: null,
    statements: [{ attribute: 'name', item: '', value: row.name }],
    unknown: [],
  }),
};

test('a row without anything forbidden is stored byte for byte as it came', () => {
  const raw = Buffer.from('{ "id":"1",  "name":"Ana", "shoe": 7 }');
  const { body, read } = readJsonRow(raw, contract);
  assert.equal(body, raw);
  assert.deepEqual(read(), {
    ok: true,
    value: { key: '1', assertedAt: null, statements: [{ attribute: 'name', item: '', value: 'Ana' }], unknown: [] },
  });
});

test('what is forbidden is neither stored nor read', () => {
  const { body } = readJsonRow(Buffer.from('{"id":"1","name":"Ana","gender":"female"}'), contract);
  assert.equal(new TextDecoder().decode(body), '{"id":"1","name":"Ana"}');
});

test('it is cut from a row of broken bytes too, whose other bytes stay as they came', () => {
  const raw = Buffer.from('{"id":"1","name":"Nu\xf1ez","gender":"female"}', 'latin1');
  const { body, read } = readJsonRow(raw, contract);
  assert.deepEqual(body, Buffer.from('{"id":"1","name":"Nu\xf1ez"}', 'latin1'));
  assert.deepEqual(read(), {
    ok: false,
    problem: {
      problem: 'bad_encoding',
      key: '1',
      field: 'name',
      found: 'bytes that are not UTF-8',
      expected: 'UTF-8 text',
    },
  });
});

test('a row whose key holds bytes that are no text has no key that could stand for another', () => {
  const { read } = readJsonRow(Buffer.from('{"id":"1\xf1","name":"Ana"}', 'latin1'), contract);
  const outcome = read();
  assert.ok(!outcome.ok);
  assert.deepEqual([outcome.problem.problem, outcome.problem.key], ['bad_encoding', null]);
});

test('a message shows the outline of a value and never the value', () => {
  const { read } = readJsonRow(Buffer.from('{"id":"1","name":["Ana Reyes"]}'), contract);
  const outcome = read();
  assert.ok(!outcome.ok);
  assert.equal(outcome.problem.found, 'a list of 1');
  assert.doesNotMatch(JSON.stringify(outcome), /Ana/);
});
