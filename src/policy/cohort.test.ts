import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policy } from '../../test/support/ledger.ts';
import { cohortSchema } from './cohort.ts';
import { parsePolicy } from './policy.ts';
import { textProblemLine } from './text-problem.ts';

const first = policy.cohorts.get('first');

test('a cohort draws on later and later days, holds out less than everybody and has an arm', () => {
  assert.ok(first);
  const says = (change: object): boolean => cohortSchema.safeParse({ ...first, ...change }).success;
  assert.ok(says({}));
  assert.ok(says({ draw: { ...first.draw, days: ['2025-08-15', '2025-09-15'] } }));
  assert.equal(says({ draw: { ...first.draw, days: ['2025-09-15', '2025-08-15'] } }), false);
  assert.equal(says({ draw: { ...first.draw, days: ['2025-02-30'] } }), false);
  assert.equal(says({ draw: { ...first.draw, holdOut: 1 } }), false);
  assert.equal(says({ experiment: { name: 'none', arms: [] } }), false);
});

test('a cohort that does not fit, or is not named as its file, is told with its file and place', () => {
  const text = JSON.parse(JSON.stringify(first));
  const parsed = parsePolicy({ 'cohort/first.yaml': { ...text, about: '' }, 'cohort/other.yaml': text });
  const problems = parsed.ok ? [] : parsed.problem.filter(({ file }) => file.startsWith('cohort/'));
  assert.deepEqual(
    problems.map((each) => textProblemLine(each)),
    [
      'policy/cohort/first.yaml, about: is "", but must not be empty',
      "policy/cohort/other.yaml, name: must be the file's own, other",
    ],
  );
});
