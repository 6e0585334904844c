import { test } from 'node:test';
import { expectEveryChangeCaught } from '../law/sealed-log.ts';
import { newSeed } from '../support/check-law.ts';

const seed = newSeed();
test(`10,000 changes of the sealed access log are all caught (seed ${seed})`, () =>
  expectEveryChangeCaught(10_000, seed));
