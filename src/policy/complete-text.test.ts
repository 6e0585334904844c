import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completed } from './complete-text.ts';

const own = { 'lag.yaml': { limit: { W0: 90, W1: 80 }, gap: 12 } };
const problem = { file: 'lag.yaml', says: '' };

test('what an older text lacks is taken from the release, what nobody reads any more is passed over', () => {
  const older = { 'lag.yaml': { limit: { W0: 30 }, mood: 1 } };
  const problems = [
    { ...problem, path: ['limit', 'W1'], kind: 'missing' as const },
    { ...problem, path: ['gap'], kind: 'missing' as const },
    { ...problem, path: ['mood'], kind: 'unknown' as const },
  ];
  assert.deepEqual(completed(older, own, problems), { 'lag.yaml': { limit: { W0: 30, W1: 80 }, gap: 12 } });
});

test('what is wrong stays so, and what the release lacks too cannot be filled', () => {
  const text = { 'lag.yaml': { limit: { W0: 'x' } } };
  assert.equal(completed(text, own, [{ ...problem, path: ['limit', 'W0'], kind: 'wrong' }]), null);
  assert.equal(completed(text, own, [{ ...problem, path: ['limit', 'W9'], kind: 'missing' }]), null);
});

test('a text that did not exist is that of the release', () =>
  assert.deepEqual(completed({}, own, [{ ...problem, path: [], kind: 'missing' }]), own));
