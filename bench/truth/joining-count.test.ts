import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countJoining, type Held } from './joining-count.ts';

const truths = [
  { id: 'T1', accreditedProviderType: 'university', sourceRecords: ['apply-application:1', 'register-trainee:a'] },
  { id: 'T2', accreditedProviderType: 'university', sourceRecords: ['apply-application:2', 'register-trainee:b'] },
];

test('joined rightly, left in review and apart are told apart', () => {
  const persons = {
    'apply-application:1': 'p',
    'register-trainee:a': 'p',
    'apply-application:2': 'q',
    'register-trainee:b': 'r',
  };
  const known = counted(persons, []);
  assert.deepEqual(known.university, { people: 2, right: 1, wrong: 0, asked: 0, apart: 1 });
  assert.deepEqual(known.pairs, { right: 1, wrong: 0, missed: 1, asked: 0 });
  const question = [
    { key: 'apply-application:2', part: 0 },
    { key: 'register-trainee:b', part: 1 },
  ];
  assert.deepEqual(counted(persons, [question]).university, { people: 2, right: 1, wrong: 0, asked: 1, apart: 0 });
});

test('whoever holds a record of somebody else is wrong, and so is that one', () => {
  const persons = {
    'apply-application:1': 'p',
    'register-trainee:a': 'p',
    'apply-application:2': 'p',
    'register-trainee:b': 'r',
  };
  const { university, pairs } = counted(persons, []);
  assert.deepEqual(university, { people: 2, right: 0, wrong: 2, asked: 0, apart: 0 });
  assert.deepEqual(pairs, { right: 1, wrong: 2, missed: 1, asked: 0 });
});

function counted(persons: Readonly<Record<string, string>>, questions: Held['questions']) {
  return countJoining(truths, { persons: new Map(Object.entries(persons)), questions });
}
