import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Grouped, type GroupSettings, groupRecords, type PairBits, type Ruled } from './group.ts';

const settings = { automaticAt: 100, joinAt: 0, loudest: 10, atMost: 6 };
const nothingRuled: Ruled = { must: [], cannot: [] };

describe('grouping', () => {
  it('does not chain two people by one edge between them', () => {
    // 0-1 and 2-3 are surely one person each; one strong edge leads from 1 to 2, and nothing else agrees.
    const found = group(4, { '0 1': 12, '2 3': 12, '1 2': 5 }, -8);
    assert.deepEqual(found, [0, 0, 2, 2]);
  });

  it('keeps two records in one person whose third record is like both', () => {
    assert.deepEqual(group(3, { '0 1': 9, '1 2': 9 }, -3), [0, 0, 0]);
  });

  it('lets no pair into one person that a veto forbids, by whatever way', () => {
    assert.deepEqual(group(3, { '0 1': 30, '1 2': 20, '0 2': 'veto' }, 0), [0, 0, 2]);
  });

  it('keeps apart what a person ruled apart, and together what must be one', () => {
    assert.deepEqual(group(3, { '0 1': 30, '1 2': 20 }, 20, { must: [], cannot: [[0, 2]] }), [0, 0, 2]);
    assert.deepEqual(group(3, { '0 1': 'veto' }, -9, { must: [[0, 1]], cannot: [] }), [0, 0, 2]);
  });

  it('tells which groups stand by automatic edges alone', () => {
    const found = groupsOf(4, { '0 1': 12, '1 2': 5 }, 3, nothingRuled, { ...settings, automaticAt: 8 });
    assert.deepEqual([...found.automatic], [0, 0, 2, 3]);
    assert.deepEqual([...found.group], [0, 0, 0, 3]);
  });

  it('makes nobody of more records than a person has', () => {
    const pairs = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => i).flatMap((i) => Array.from({ length: i }, (_, j) => [`${j} ${i}`, 9])),
    );
    const sizes = Map.groupBy(group(8, pairs, 9), (top) => top);
    assert.ok([...sizes.values()].every((members) => members.length <= settings.atMost));
  });

  it('does not depend on the order in which edges are told', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(7), fc.constantFrom(1, 2, 5, 9)), {
      minLength: 1,
      maxLength: 16,
      selector: ([i, j]) => `${Math.min(i, j)} ${Math.max(i, j)}`,
    });
    fc.assert(
      fc.property(
        edges.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([told, shuffled]) => {
          const all = Object.fromEntries(told.filter(([i, j]) => i !== j).map(([i, j, bits]) => [pair(i, j), bits]));
          const again = Object.fromEntries(
            shuffled.filter(([i, j]) => i !== j).map(([i, j, bits]) => [pair(j, i), bits]),
          );
          assert.deepEqual(group(8, again, -4), group(8, all, -4));
        },
      ),
      { seed: 2025, numRuns: 500 },
    );
  });
});

/** Groups by edges `left right`; pairs without one score `otherwise`. */
function group(
  size: number,
  pairs: Readonly<Record<string, number | 'veto'>>,
  otherwise: number,
  ruled: Ruled = nothingRuled,
): readonly number[] {
  return [...groupsOf(size, pairs, otherwise, ruled, settings).group];
}

function groupsOf(
  size: number,
  pairs: Readonly<Record<string, number | 'veto'>>,
  otherwise: number,
  ruled: Ruled,
  asked: GroupSettings,
): Grouped {
  const edges = Object.entries(pairs).flatMap(([key, bits]) => {
    const [left = 0, right = 0] = key.split(' ').map(Number);
    return bits === 'veto' ? [] : [{ left, right, bits }];
  });
  const score = (i: number, j: number): PairBits => {
    const bits = pairs[pair(i, j)] ?? otherwise;
    return bits === 'veto' ? { bits: 0, isVetoed: true } : { bits, isVetoed: false };
  };
  const told = {
    left: Int32Array.from(edges, ({ left }) => left),
    right: Int32Array.from(edges, ({ right }) => right),
    bits: Float64Array.from(edges, ({ bits }) => bits),
  };
  return groupRecords(size, told, ruled, score, asked);
}

function pair(i: number, j: number): string {
  return `${Math.min(i, j)} ${Math.max(i, j)}`;
}
