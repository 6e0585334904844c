import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { anyFeatures } from '../../../test/support/any-features.ts';
import { model, someone } from '../../../test/support/match.ts';
import { pairScorer } from './pair-scorer.ts';
import { scorePair } from './score.ts';
import { countValues, frequencyIn, tableOf } from './table.ts';

const ana = {
  firstNames: ['ana'],
  lastNames: ['reyes'],
  datesOfBirth: ['1999-02-03'],
  postcodes: ['SW1A1AA'],
  emails: ['ana.reyes@mail.test'],
};

describe('one pair', () => {
  it('is the same whichever record comes first', () => {
    fc.assert(
      fc.property(anyFeatures(), anyFeatures(), (a, b) => {
        assert.equal(scorePair(a, b, model).bits, scorePair(b, a, model).bits);
        assert.deepEqual(scorePair(a, b, model).veto, scorePair(b, a, model).veto);
      }),
      { seed: 2025, numRuns: 2000 },
    );
  });

  it('is the sum of its steps', () => {
    fc.assert(
      fc.property(anyFeatures(), anyFeatures(), (a, b) => {
        const { bits, steps } = scorePair(a, b, model);
        assert.ok(Math.abs(steps.reduce((sum, step) => sum + step.bits, 0) - bits) < 1e-9);
      }),
      { seed: 2025, numRuns: 500 },
    );
  });

  it('scores in a table of many what it scores alone, bit for bit', () => {
    fc.assert(
      fc.property(fc.array(anyFeatures(), { minLength: 2, maxLength: 12 }), (records) => {
        const { comparisons } = model.parameters;
        const table = tableOf(records, comparisons);
        const counts = table.columns.map(countValues);
        const known = { ...model, frequency: frequencyIn(comparisons, counts) };
        const scorer = pairScorer(table, counts, known);
        for (const [i, left] of records.entries()) {
          for (const [j, right] of records.slice(0, i).entries()) {
            const alone = scorePair(left, right, known);
            assert.equal(scorer.score(i, j, Number.NEGATIVE_INFINITY), alone.bits);
            assert.equal(scorer.isVetoed(), alone.veto !== null);
            const floored = scorer.score(i, j, 0);
            assert.ok(floored === alone.bits || (floored === Number.NEGATIVE_INFINITY && alone.bits < 0));
          }
        }
      }),
      { seed: 2025, numRuns: 300 },
    );
  });
});

describe('who is one person', () => {
  it('somebody who says the same twice', () => {
    assert.ok(scorePair(someone(ana), someone(ana), model).probability > 0.99);
  });

  it('not twins at one address with one inbox', () => {
    const twin = { ...ana, firstNames: ['maria'] };
    const { probability, veto } = scorePair(someone(ana), someone(twin), model);
    assert.ok(probability < 0.9, `${probability}`);
    assert.deepEqual(veto, { rule: 'possible twins' });
    const number = { nationalInsuranceNumber: 'AB987654' };
    assert.equal(scorePair(someone({ ...ana, ...number }), someone({ ...twin, ...number }), model).veto, null);
  });

  it('not twins of whom one wrote the family name another way', () => {
    const twin = { ...ana, firstNames: ['maria'], lastNames: ['reyez'] };
    assert.deepEqual(scorePair(someone(ana), someone(twin), model).veto, { rule: 'possible twins' });
  });

  it('somebody with a slip in a short given name, which is alike and no other name', () => {
    const [mia, slip] = [
      { ...ana, firstNames: ['mia'] },
      { ...ana, firstNames: ['ima'] },
    ];
    const { probability, steps, veto } = scorePair(someone(mia), someone(slip), model);
    assert.equal(steps.find(({ comparison }) => comparison === 'given name')?.level, 'similar');
    assert.equal(veto, null);
    assert.ok(probability > 0.95, `${probability}`);
    const initials = [someone({ ...ana, firstNames: ['a'] }), someone({ ...ana, firstNames: ['b'] })] as const;
    assert.equal(
      scorePair(...initials, model).steps.find(({ comparison }) => comparison === 'given name')?.level,
      'different',
    );
  });

  it('perhaps a father and a son of one name at one address: a person is asked', () => {
    const son = { ...ana, datesOfBirth: ['1969-11-30'] };
    const { probability } = scorePair(someone(ana), someone(son), model);
    assert.ok(probability > 0.05 && probability < 0.99, `${probability}`);
  });

  it('somebody who married, whose inbox, birthday and given name stay', () => {
    const married = { ...ana, lastNames: ['okafor'], postcodes: ['LS11AA'] };
    assert.ok(scorePair(someone(ana), someone(married), model).probability > 0.95);
  });

  it('somebody who married, by the name that one source still has', () => {
    const married = { ...ana, lastNames: ['okafor', 'reyes'], postcodes: ['LS11AA'], emails: [] };
    assert.ok(scorePair(someone(ana), someone(married), model).probability > 0.8);
  });

  it('somebody whose day and month were swapped', () => {
    const turned = { ...ana, datesOfBirth: ['1999-03-02'] };
    const { probability, steps } = scorePair(someone(ana), someone(turned), model);
    assert.ok(probability > 0.99);
    assert.equal(steps.find(({ comparison }) => comparison === 'date of birth')?.level, 'swapped');
  });

  it('somebody whose given and family name stand the other way about', () => {
    const swapped = { ...ana, firstNames: ['reyes'], lastNames: ['ana'] };
    assert.ok(scorePair(someone(ana), someone(swapped), model).probability > 0.99);
  });

  it('somebody of whom everything changed but the National Insurance number, though not without being asked', () => {
    const before = { ...ana, nationalInsuranceNumber: 'AB987654' };
    const after = {
      firstNames: ['ana'],
      lastNames: ['okafor'],
      datesOfBirth: ['1999-02-03'],
      nationalInsuranceNumber: 'AB987654',
    };
    assert.ok(scorePair(someone(before), someone(after), model).probability > 0.99);
    const nothing = { firstNames: ['zoe'], lastNames: ['okafor'], nationalInsuranceNumber: 'AB987654' };
    const { probability } = scorePair(someone(before), someone(nothing), model);
    assert.ok(probability > 0.05 && probability < 0.99, `${probability}`);
  });

  it('nobody with the same name and birthday and another National Insurance number: that is a veto', () => {
    const one = { ...ana, nationalInsuranceNumber: 'AB987654' };
    const other = { ...ana, nationalInsuranceNumber: 'CE123987' };
    assert.deepEqual(scorePair(someone(one), someone(other), model).veto, { rule: 'two national insurance numbers' });
    const slip = { ...ana, nationalInsuranceNumber: 'AB987645' };
    assert.equal(scorePair(someone(one), someone(slip), model).veto, null);
  });
});
