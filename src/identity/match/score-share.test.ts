import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { anyFeatures } from '../../../test/support/any-features.ts';
import { blockingRules, model } from '../../../test/support/match.ts';
import { blocksOf } from './block.ts';
import { pairScorer } from './pair-scorer.ts';
import { scoreShare } from './score-share.ts';
import { countValues, tableOf } from './table.ts';

it('the shares of several threads are together what one finds alone', () => {
  const { comparisons } = model.parameters;
  fc.assert(
    fc.property(
      fc.array(anyFeatures(), { minLength: 2, maxLength: 12 }),
      fc.integer({ min: 2, max: 4 }),
      (records, of) => {
        const table = tableOf(records, comparisons);
        const blocks = blocksOf(table, comparisons, blockingRules);
        const scorer = pairScorer(table, table.columns.map(countValues), model);
        const score = (share: number, shares: number): readonly string[] => {
          const { left, right, bits } = scoreShare(table.size, blocks, scorer, null, { share, of: shares });
          return [...bits].map((each, at) => `${left[at]} ${right[at]} ${each}`);
        };
        const several = Array.from({ length: of }, (_, share) => score(share, of)).flat();
        assert.deepEqual(several.toSorted(), [...score(0, 1)].toSorted());
      },
    ),
    { seed: 2025, numRuns: 200 },
  );
});
