import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTallies, bothOf, emptyTally, type Miss, type Tally } from './tally.ts';
import { total } from './verdict.ts';

function miss(key: string, answers: number): Miss {
  return {
    ...{ about: 'status', verdict: 'wrong_said', rule: 'R6', truth: 'in_training', ours: 'did_not_start' },
    ...{ held: 'as one', answers, people: 1 },
    example: { key, on: '2025-11-10', truth: '', ours: '', confidence: '', because: '' },
  };
}

function tally(key: string, weight: number): Tally {
  const both = bothOf('wrong_said', 'right', weight);
  return {
    moments: { 'with a place': { '2025-11-10': both } },
    splits: { stage: { W3: both } },
    misses: { one: miss(key, weight) },
    unheard: { '2025-11-10': 1 },
    split: {},
  };
}

test('tallies of different people add up, in either order, and keep the same example', () => {
  const [a, b] = [tally('apply-application:2', 1), tally('apply-application:1', 0.5)];
  const sum = addTallies(a, b);
  assert.deepEqual(sum, addTallies(b, a));
  assert.equal(total(sum.moments['with a place']?.['2025-11-10']?.status ?? bothOf('right', 'right', 0).status), 1.5);
  assert.equal(sum.misses.one?.people, 2);
  assert.equal(sum.misses.one?.example.key, 'apply-application:1');
  assert.equal(sum.unheard['2025-11-10'], 2);
  assert.deepEqual(addTallies(emptyTally, a), a);
});
