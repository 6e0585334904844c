import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { randomFrom } from '../../sandbox/random.ts';
import { newSeed } from '../support/check-law.ts';
import { readAsProviders, readAtRandom, receivePeople } from '../support/foreign-read.ts';
import { openLedger } from '../support/ledger.ts';

const seed = newSeed();
test(`100,000 reads at random show no row of anybody else (seed ${seed})`, async (t) => {
  const ledger = await openLedger(instant('2025-09-15T09:00:00Z'));
  t.after(() => ledger[Symbol.asyncDispose]());
  await receivePeople(ledger, 500);
  const random = randomFrom(seed, 'row-level-security');
  const { foreign, own } = await readAtRandom(ledger, 100_000, () => random.next());
  t.diagnostic(`${own} rows of their own`);
  assert.equal(foreign, 0);
  assert.ok(own > 10_000);
  const asProviders = await readAsProviders(ledger, 100_000, () => random.next());
  t.diagnostic(`${asProviders.own} rows of providers' own people`);
  assert.equal(asProviders.foreign, 0);
  assert.ok(asProviders.own > 5000);
});
