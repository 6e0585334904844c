import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { anyFeatures } from '../../../test/support/any-features.ts';
import { blockingRules, model, someone } from '../../../test/support/match.ts';
import { blocksOf, sharesKey } from './block.ts';
import { blockingKeys } from './make-key.ts';
import { tableOf } from './table.ts';

const { comparisons } = model.parameters;

it('a batch brings the same records together as the index keys of each alone', () => {
  fc.assert(
    fc.property(fc.array(anyFeatures(), { minLength: 2, maxLength: 10 }), (records) => {
      for (const block of blocksOf(tableOf(records, comparisons), comparisons, blockingRules)) {
        const keys = records.map((record) => blockingKeys(record, block.rule));
        for (const [i, ours] of keys.entries()) {
          for (const [j, theirs] of keys.slice(0, i).entries()) {
            const doMeet = ours.some((key) => theirs.includes(key));
            assert.equal(sharesKey(block, i, j), doMeet, `${block.rule.name}: ${ours} and ${theirs}`);
          }
        }
      }
    }),
    { seed: 2025, numRuns: 500 },
  );
});

it('a key that more share than its rule allows brings nobody together, and is counted', () => {
  const rule = { name: 'phone', parts: [{ field: 'phones', made: 'whole' }], atMost: 3 } as const;
  const many = [1, 2, 3, 4].map(() => someone({ phones: ['07700900123'] }));
  const [block] = blocksOf(tableOf([...many, someone({})], comparisons), comparisons, [rule]);
  assert.ok(block !== undefined);
  assert.deepEqual(block.hot, { keys: 1, records: 4 });
  assert.equal(sharesKey(block, 0, 1), false);
});

it('names the other way about and a turned birthday have the keys of the right ones', () => {
  const ana = someone({ firstNames: ['ana'], lastNames: ['reyes'], datesOfBirth: ['1999-02-03'] });
  const other = someone({ firstNames: ['reyes'], lastNames: ['ana'], datesOfBirth: ['1999-03-02'] });
  const shared = blockingRules.filter((rule) => {
    const keys = blockingKeys(other, rule);
    return blockingKeys(ana, rule).some((key) => keys.includes(key));
  });
  assert.ok(shared.some(({ name }) => name === 'both names and year of birth'));
});
