import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differencesFrom, type Schemas } from './difference-from-schema.ts';

test('a member that is missing, strange, of another type or not of the list is a difference', () => {
  const schemas: Schemas = {
    Person: {
      type: 'object',
      required: ['id'],
      additionalProperties: false,
      properties: {
        id: { type: 'integer' },
        born: { type: 'string', format: 'date-time' },
        pets: { type: 'array', items: { $ref: '#/Pet' } },
      },
    },
    Pet: { type: 'string', enum: ['cat', 'dog'] },
    Tag: { oneOf: [{ type: ['string', 'null'], pattern: '^[a-z]+$' }, { type: 'null' }] },
  };
  assert.deepEqual([...differencesFrom(schemas, 'Tag', null)], []);
  assert.deepEqual([...differencesFrom(schemas, 'Person', { id: 1, born: '2000-01-01T00:00:00Z', pets: ['cat'] })], []);
  assert.deepEqual(
    [...differencesFrom(schemas, 'Person', { born: 'May', pets: ['cow', null], age: 3 })],
    [
      'Person.id: missing',
      'Person.born: no date-time',
      'Pet: not of the list: cow',
      'Pet: null',
      'Person.age: not in the schema',
    ],
  );
});
