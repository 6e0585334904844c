import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainDate } from '#kernel/plain-date.ts';
import { first, sha256 } from '../../test/support/cohort.ts';
import { armOf, draw, isDrawn, isHeldOut, type Pool, type PoolEntry, sharesOf } from './draw.ts';

const begun = plainDate('2025-05-12');
const asked = (size: number) => ({ ...first.draw, size });

describe('a draw', () => {
  test('each group gets its share by largest remainder, and the shares add up', () => {
    const shares = sharesOf(
      new Map([
        ['a', 500],
        ['b', 301],
        ['c', 199],
      ]),
      10,
    );
    assert.deepEqual(
      [...shares],
      [
        ['a', 5],
        ['b', 3],
        ['c', 2],
      ],
    );
    assert.deepEqual(
      [
        ...sharesOf(
          new Map([
            ['b', 1],
            ['a', 1],
            ['c', 1],
          ]),
          1,
        ),
      ],
      [
        ['b', 0],
        ['a', 1],
        ['c', 0],
      ],
    );
    assert.deepEqual([...sharesOf(new Map([['a', 3]]), 7000)], [['a', 3]]);
  });

  const pool = poolOf(300, 'scitt', 200, 'university');
  const drawn = draw(pool, asked(100), sha256);
  const isIn = ({ account, stratum }: PoolEntry): boolean => isDrawn(drawn, account, stratum, asked(100), sha256);

  test('as many as asked are drawn, in each group its share', () => {
    const chosen = [...pool.values()].filter(isIn);
    assert.equal(chosen.length, 100);
    assert.equal(chosen.filter(({ stratum }) => stratum === 'scitt').length, 60);
  });

  test('who is drawn does not hang on the order of the pool, and does on the seed', () => {
    const turned = draw(new Map([...pool].reverse()), asked(100), sha256);
    assert.deepEqual(Object.fromEntries(turned.shares), Object.fromEntries(drawn.shares));
    const other = { ...asked(100), seed: 'another' };
    const cut = draw(pool, other, sha256);
    const same = [...pool.values()].filter(
      (each) => isIn(each) && isDrawn(cut, each.account, each.stratum, other, sha256),
    );
    assert.ok(same.length < 50, `${same.length} are drawn by both seeds`);
  });

  test('a larger draw holds the smaller one', () => {
    const larger = draw(pool, asked(200), sha256);
    const lost = [...pool.values()].filter(
      (each) => isIn(each) && !isDrawn(larger, each.account, each.stratum, asked(200), sha256),
    );
    assert.deepEqual(lost, []);
  });

  test('who had left by the day takes nobody’s place', () => {
    const entries = [...pool].map(([key, entry], index) => [key, { ...entry, stands: index % 2 === 0 }] as const);
    const cut = draw(new Map(entries), asked(100), sha256);
    const chosen = entries.filter(
      ([, entry]) => entry.stands && isDrawn(cut, entry.account, entry.stratum, asked(100), sha256),
    );
    assert.equal(chosen.length, 100);
  });

  test('later joiners are drawn by the same cut: about the same share, and all where all were', () => {
    const late = [...poolOf(1000, 'scitt', 0, '', 'L').values()].filter(isIn);
    assert.ok(late.length > 80 && late.length < 320, `${late.length} of 1000`);
    const everybody = draw(pool, asked(7000), sha256);
    assert.ok(
      [...poolOf(50, 'scitt', 0, '', 'L').values()].every((each) =>
        isDrawn(everybody, each.account, each.stratum, asked(7000), sha256),
      ),
    );
  });

  test('a group that the first draw did not know is drawn by the share of all', () => {
    const late = [...poolOf(1000, 'elsewhere', 0, '', 'L').values()].filter(isIn);
    assert.ok(late.length > 150 && late.length < 250, `${late.length} of 1000, drawn one in five`);
  });

  test('some of those drawn are held out by a hash of their own, and arms are shared out evenly for good', () => {
    const half = { ...asked(100), holdOut: 0.5 };
    const people = [...pool.keys()];
    const out = people.filter((account) => isHeldOut(account, half, sha256)).length;
    assert.ok(out > 200 && out < 300, `${out} of 500`);
    assert.equal(
      people.some((account) => isHeldOut(account, asked(100), sha256)),
      false,
    );
    const armed = people.filter((account) => armOf(account, first.experiment, sha256) === 'A').length;
    assert.ok(armed > 200 && armed < 300, `${armed} of 500`);
  });
});

function poolOf(many: number, stratum: string, others: number, other: string, letter = 'C'): Pool {
  const entry = (index: number): PoolEntry => ({
    account: `${letter}${index}`,
    membership: 1,
    stratum: index < many ? stratum : other,
    begun,
    stands: true,
  });
  return new Map(Array.from({ length: many + others }, (_, index) => [`${letter}${index}`, entry(index)]));
}
