import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { departmentMatching as matching, someone } from '../../../test/support/match.ts';
import { type Edge, edgeOf } from '../likely/judge-pair.ts';
import { pairDifferences } from './pair-difference.ts';

const ana = { firstNames: ['ELEANOR'], lastNames: ['BYRNE'], datesOfBirth: ['2001-06-07'], emails: ['a@mail.test'] };
const one = someone({ ...ana, key: 'a' });
const other = someone({ ...ana, key: 'b' });

describe('a likely pair that is held otherwise than it is found', () => {
  it('is no difference when it is found as it is held', () => {
    assert.deepEqual(causes([pair()], [pair()]), []);
  });

  it('is missing when it is found and not held', () => {
    assert.deepEqual(causes([pair()], []), ['missing']);
  });

  it('is of another model, or of another score', () => {
    assert.deepEqual(causes([pair()], [{ ...pair(), model: 'an earlier one' }]), ['other-model']);
    assert.deepEqual(causes([pair()], [{ ...pair(), bits: 1 }]), ['other-score']);
  });

  it('is held and not found again, by what can have hidden it', () => {
    assert.deepEqual(causes([], [pair()]), ['hot-key']);
    assert.deepEqual(causes([], [pair()], true), ['tied-by-rule']);
    assert.deepEqual(causes([], [pair()], false, { ...matching, rules: [] }), ['no-shared-key']);
    assert.deepEqual(causes([], [pair()], false, { ...matching, reviewBits: 1000, automaticBits: 1000 }), [
      'other-score',
    ]);
  });
});

function pair(): Edge {
  const found = edgeOf(one, other, matching);
  assert.ok(found);
  return found;
}

function causes(found: readonly Edge[], held: readonly Edge[], isTied = false, by = matching): readonly string[] {
  return pairDifferences(found, held, [one, other], () => isTied, by).map(({ cause }) => cause);
}
