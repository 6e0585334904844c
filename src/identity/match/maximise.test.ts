import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { model } from '../../../test/support/match.ts';
import { levelsOf, notCompared } from './comparison.ts';
import { namedLevel } from './joint-level.ts';
import { maximise } from './maximise.ts';
import type { Sample } from './sample-pairs.ts';

const { comparisons } = model.parameters;
const settings = { startWorth: 20, householdStartWorth: 200 };

/** Pairs of one common name, born apart; of so many the emails are alike. */
function namesakes(pairs: number, alike: number): Sample {
  const width = comparisons.length;
  const levels = new Int8Array(pairs * width).fill(notCompared);
  const chance = new Float64Array(pairs * width).fill(0.01);
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const [at, { kind }] of comparisons.entries()) {
      const place = pair * width + at;
      if (kind === 'given-name' || kind === 'family-name') levels[place] = 0;
      if (kind === 'date') levels[place] = levelsOf.date.indexOf('different');
      if (kind === 'email') levels[place] = pair < alike ? namedLevel : levelsOf.email.indexOf('different');
    }
  }
  return {
    size: pairs,
    levels,
    chance,
    bins: new Int8Array(pairs * width),
    vetoed: new Uint8Array(pairs),
    allPairs: 1_000_000,
    agreeing: comparisons.map(({ strangers }) => new Float64Array(strangers.length)),
  };
}

describe('what training learns of namesakes', () => {
  it('how often two strangers of one name make like emails of it', () => {
    const named = (sample: Sample): number | undefined =>
      maximise(sample, model.parameters, model.parameters, settings).comparisons.find(({ kind }) => kind === 'email')
        ?.levels[namedLevel]?.u;
    assert.ok(Math.abs((named(namesakes(2000, 600)) ?? 0) - 0.3) < 0.01);
    assert.ok(Math.abs((named(namesakes(2000, 0)) ?? 1) - 0) < 0.01);
  });
});
