import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blockingRules, departmentMatching, modelText, someone } from '../../../test/support/match.ts';
import type { Features } from '../features.ts';
import { trainDepartment } from './train-department.ts';

const people = 120;

describe('a model of the pages that is trained on records', () => {
  const records = Array.from({ length: people }, (_, at) => bothRecordsOf(at)).flat();
  const trained = train(records);

  it('writes down the share of names that many carry, and no name of a few', () => {
    const { of, tables } = trained.frequencies;
    assert.deepEqual(Object.keys(tables['family name'] ?? {}), ['smith']);
    const share = (tables['family name']?.smith ?? 0) / of;
    assert.ok(share > 0.1 && share < 0.3, `a quarter of all are called Smith, found ${share}`);
  });

  it('holds what strangers rarely share for rare, whatever the two records of one person share', () => {
    const [familyName, email] = ['family name', 'email'].map((wanted) =>
      trained.comparisons.find(({ name }) => name === wanted)?.levels.at(0),
    );
    assert.ok((familyName?.u ?? 1) < 0.01);
    assert.ok((email?.u ?? 1) < 1 / people);
    assert.ok((familyName?.m ?? 0) > 0.9);
  });

  it('is the same for the same records, and says on how many it was trained', () => {
    assert.deepEqual(train(records), trained);
    assert.equal(trained.records, 2 * people);
    assert.ok(trained.pairs > 0);
  });

  it('learns nothing from pairs that a rule ties', () => {
    const isOne = (one: Features, other: Features): boolean => one.ref.key.slice(1) === other.ref.key.slice(1);
    assert.ok(train(records, isOne).pairs < trained.pairs);
  });
});

function train(records: readonly Features[], isTied: (one: Features, other: Features) => boolean = () => false) {
  return trainDepartment(records, departmentMatching.model, blockingRules, modelText.training, isTied);
}

/** Every fourth is called Smith; the two records of everybody else share a name with nobody. */
function bothRecordsOf(at: number): readonly Features[] {
  const said = {
    firstNames: [`first${letters(at)}`],
    lastNames: [at % 4 === 0 ? 'smith' : `last${letters(at)}`],
    datesOfBirth: [`19${70 + (at % 30)}-0${1 + (at % 9)}-1${at % 10}`],
    emails: [`${letters(at)}@mail.test`],
  };
  return [someone({ key: `a${at}`, ...said }), someone({ key: `b${at}`, ...said })];
}

/** A word of its own for each number, unlike that of its neighbours. */
function letters(at: number): string {
  return ((at + 1) * 7_654_321).toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));
}
