import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTally } from './change-tally.ts';

test('changes are counted by kind, with the first people of each, the most frequent first', () => {
  const [status, email] = [
    { answer: 'status', from: 'recruited', to: 'in_training' },
    { answer: 'contact.email', from: 'apply', to: 'register' },
  ];
  const tally = openTally(1);
  tally.add('a', [status]);
  tally.add('b', []);
  tally.add('c', [email, status]);
  assert.deepEqual(tally.result(), {
    changed: 2,
    changes: [
      { ...status, people: 2, examples: ['a'] },
      { ...email, people: 1, examples: ['c'] },
    ],
  });
});
