import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { isOneEdit, jaroWinkler } from './text-distance.ts';

it("gives the likenesses of Winkler's own examples", () => {
  const examples: readonly (readonly [string, string, number])[] = [
    ['martha', 'marhta', 0.961],
    ['dixon', 'dicksonx', 0.813],
    ['jellyfish', 'smellyfish', 0.896],
    ['abc', 'xyz', 0],
  ];
  for (const [left, right, likeness] of examples)
    assert.ok(Math.abs(jaroWinkler(left, right) - likeness) < 0.001, `${left} ${right} ${jaroWinkler(left, right)}`);
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

it('is the same both ways, and 1 only of the same', () => {
  fc.assert(
    fc.property(word, word, (left, right) => {
      assert.ok(Math.abs(jaroWinkler(left, right) - jaroWinkler(right, left)) < 1e-12);
      assert.equal(jaroWinkler(left, right) === 1, left === right);
    }),
    { seed: 2025, numRuns: 2000 },
  );
});

it('one edit is what the table of edits says', () => {
  fc.assert(
    fc.property(word, word, (left, right) => assert.equal(isOneEdit(left, right), edits(left, right) <= 1)),
    { seed: 2025, numRuns: 5000 },
  );
});

/** Damerau's distance by the whole table, slow and plain. */
function edits(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, i) =>
    Array.from({ length: right.length + 1 }, (_, j) => i + j),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= left.length; i += 1) {
    for (let j = 1; j <= right.length; j += 1) {
      const isSame = left[i - 1] === right[j - 1];
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      const row = table[i];
      if (row !== undefined) row[j] = least;
    }
  }
  return at(left.length, right.length);
}
