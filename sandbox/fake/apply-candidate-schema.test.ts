import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { type CandidateRow, openForTest } from '../open-for-test.ts';
import { differencesFrom, type Schemas } from './difference-from-schema.ts';

/** The published specification, where it lies beside the repository; we keep no copy. */
const specification = join(import.meta.dirname, '../../../shared/contracts/apply/candidate-api-v1.4.yml');

/** Where the service is known, or is bound, to say something else than its specification. */
const known = new Map([
  ['ApplicationForm.first_name: null', 'no name until the form is filled in'],
  ['ApplicationForm.last_name: null', 'no name until the form is filled in'],
  ['ApplicationChoice.status: not of the list: inactive', 'a real status that the specification forgot'],
  ['ApplicationChoice.sent_to_provider_at: null', 'required, and a draft was not sent'],
  ['ApplicationChoice.accepted_at: null', 'present without being required, and most were not accepted'],
  ['Interview.cancelled_at: null', 'present without being required, and most take place'],
  ['Reference.requested_at: null', 'present without being required, and referees are asked after acceptance'],
  ['Course.program_type: not of the list: pg_teaching_apprenticeship', "one of Publish's types that this list lacks"],
  ['Course.program_type: not of the list: teacher_degree_apprenticeship', 'another'],
]);

test('every row is what the specification says, but for the known differences', async (t) => {
  if (!existsSync(specification)) {
    t.diagnostic('the specification is not beside the repository: nothing was compared');
    return;
  }
  const { components }: { components: { schemas: Schemas } } = parse(readFileSync(specification, 'utf8'));
  const england = await openForTest(t, '2025-06-16T00:00:00Z', { people: 600 });
  const found = new Set<string>();
  const list = '/apply/candidate-api/v1.4/candidates';
  for (let page = 1; page <= 2; page += 1) {
    const { body } = await england.get(
      `${list}?updated_since=2000-01-01T00:00:00Z&page=${page}`,
      england.candidateToken,
    );
    for (const difference of differencesFrom(components.schemas, 'CandidateList', body)) found.add(difference);
  }
  const one = await england.get<{ data: CandidateRow }>(`${list}/C500001`, england.candidateToken);
  for (const difference of differencesFrom(components.schemas, 'CandidateDetail', one.body)) found.add(difference);
  assert.deepEqual([...found].sort(), [...known.keys()].sort());
});

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
