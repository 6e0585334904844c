import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingFor, readFindings } from './finding.ts';
import type { Miss } from './tally.ts';

const miss: Miss = {
  ...{ about: 'status', verdict: 'wrong_said', rule: 'R6', truth: 'in_training', ours: 'did_not_start' },
  ...{ held: 'as several, by Apply', answers: 1, people: 1 },
  example: { key: '', on: '', truth: '', ours: '', confidence: '', because: '' },
};

test('the first finding whose words all fit is its own', () => {
  const [first, second] = [
    { about: 'status', held: 'as one', is: 'ours', because: 'another' },
    { about: 'status', is: 'limit', because: 'all' },
  ] as const;
  assert.equal(findingFor(miss, [first, second]), second);
  assert.equal(findingFor({ ...miss, held: 'as one' }, [first, second]), first);
  assert.equal(findingFor({ ...miss, about: 'email' }, [first, second]), undefined);
});

test('the findings of the file can be read, and tell an unlinked row from a rule', async () => {
  const findings = await readFindings();
  assert.equal(findingFor(miss, findings)?.is, 'identity');
  assert.equal(findingFor({ ...miss, held: 'as one' }, findings)?.is, 'policy');
});
