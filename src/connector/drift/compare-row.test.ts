import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import { compareRow } from './compare-row.ts';
import { outlineOf } from './outline.ts';

const contract = z.looseObject({
  id: z.union([z.int(), z.string()]).transform(String),
  ended: z.enum(['well', 'badly']).nullish(),
  person: z.looseObject({ name: z.string().nullish(), age: z.int().nullish() }),
  pets: z.array(z.looseObject({ kind: z.string() })).nullish(),
  free: z.unknown(),
});
const outline = outlineOf(contract, ['type', 'person.secret', 'pets[].chip']);
const plain = { id: 1, ended: 'well', person: { name: 'Ana', age: 3 }, pets: [{ kind: 'cat' }] };

function differences(row: Json): readonly string[] {
  return compareRow(row, outline).differences.map(({ kind, field, detail }) => `${kind} ${field}: ${detail}`);
}

test('a row as the contract knows it shows no drift, whatever is in the parts that we do not read', () => {
  assert.deepEqual(compareRow({ ...plain, free: [1, { a: 2 }] }, outline), { differences: [], absent: [] });
  const sent = { type: 'person', person: { ...plain.person, secret: { deep: [1] } }, pets: [{ kind: 'dog', chip: 7 }] };
  assert.deepEqual(compareRow({ ...plain, ...sent }, outline), { differences: [], absent: [] });
});

test('a field that the contract does not know is told by its place and its type, at every depth', () => {
  assert.deepEqual(differences({ ...plain, born: '1999', person: { ...plain.person, tall: true } }), [
    'added_field person.tall: true or false',
    'added_field born: text',
  ]);
  assert.deepEqual(
    differences({
      ...plain,
      pets: [
        { kind: 'cat', age: 2 },
        { kind: 'dog', age: 3 },
      ],
    }),
    ['added_field pets[].age: a number'],
  );
});

test('a number that stands for a kind of row is a number as the contract has it', () => {
  const answers = z.discriminatedUnion('answer', [
    z.looseObject({ answer: z.literal(200) }),
    z.looseObject({ answer: z.literal(308), location: z.string() }),
  ]);
  assert.deepEqual(compareRow({ answer: 308, location: '3000101' }, outlineOf(answers)).differences, []);
});

test('a field of another type is told by both types, and null is no type', () => {
  assert.deepEqual(differences({ ...plain, person: 'Ana', pets: {} }), [
    'type_changed person: text, not an object',
    'type_changed pets: an object, not a list',
  ]);
  assert.deepEqual(differences({ ...plain, id: true }), ['type_changed id: true or false, not a number or text']);
  assert.deepEqual(differences({ ...plain, person: { name: null, age: null }, pets: null }), []);
});

test('a value that a code list lacks is told when it is a code, and outlined when it could be a person', () => {
  assert.deepEqual(differences({ ...plain, ended: 'half_way' }), ['new_value ended: half_way']);
  assert.deepEqual(differences({ ...plain, ended: 'Ana Reyes' }), ['new_value ended: text that is no code']);
});

test('what the contract insists on is missing; what it does not is only absent', () => {
  assert.deepEqual(compareRow({ id: 1, person: {}, pets: [{}] }, outline), {
    differences: [{ kind: 'missing_field', field: 'pets[].kind', detail: 'the contract has it in every row' }],
    absent: ['person.name', 'person.age', 'ended'],
  });
});

test('no personal value that is used as a name comes into the report, and no flood of names', () => {
  assert.deepEqual(differences({ ...plain, 'ana@mail.test': 1, 3000101: 2 }), [
    'added_field (a name that is no field): a number',
  ]);
  const flood = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, index]));
  assert.equal(differences({ ...plain, ...flood }).length, 20);
});
