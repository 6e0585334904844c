import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Candidate, decideMatch } from './decide.ts';
import { probabilityOf } from './weigh.ts';

const limits = { automatic: 0.99, review: 0.4, closeSecondBits: 3 };

it('links a record to the one person whom it is sure to be', () => {
  assert.deepEqual(decideMatch([ana(12), ana(4), ben(-2)], limits), { kind: 'link', person: 'ana', bits: 12 });
});

it('asks where two people are nearly as likely, however sure each is', () => {
  const asked = { kind: 'review', persons: ['ben', 'ana'], because: 'close second' };
  assert.deepEqual(decideMatch([ana(12), ben(14)], limits), asked);
  assert.equal(decideMatch([ana(12), ben(15.5)], limits).kind, 'link');
});

it('asks where the best is likely and no more', () => {
  assert.deepEqual(decideMatch([ana(2)], limits), { kind: 'review', persons: ['ana'], because: 'not sure' });
});

it('asks where a veto speaks against the person whom all else names, be it of one record only', () => {
  const vetoed = { kind: 'review', persons: ['ana'], because: 'veto' };
  assert.deepEqual(decideMatch([ana(14), ana(11, true)], limits), vetoed);
});

it('links nobody to a stranger', () => {
  assert.deepEqual(decideMatch([ana(-3), ben(-20, true)], limits), { kind: 'none' });
  assert.deepEqual(decideMatch([], limits), { kind: 'none' });
});

function ana(bits: number, isVetoed = false): Candidate<string> {
  return candidate('ana', bits, isVetoed);
}

function ben(bits: number, isVetoed = false): Candidate<string> {
  return candidate('ben', bits, isVetoed);
}

function candidate(person: string, bits: number, isVetoed: boolean): Candidate<string> {
  return {
    person,
    scored: { bits, probability: probabilityOf(bits), veto: isVetoed ? { rule: 'possible twins' } : null },
  };
}
