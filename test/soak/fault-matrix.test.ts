import { test } from 'node:test';
import { faultFeeds } from '../../bench/fault/fault-feed.ts';
import { checkMatrix } from '../fault/matrix.ts';
import { newSeed } from '../support/check-law.ts';

/** Every feed under every fault, of another made-up England each time. */
const seed = newSeed();
for (const { name, days } of faultFeeds) {
  test(`${name} under every fault (seed ${seed})`, () => checkMatrix(days, [{ feed: name, kinds: 'all' }], 40, seed));
}
