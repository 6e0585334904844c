import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { expectSame, type Outcome, readThroughCrashes, readUndisturbed } from '../fault/crash.ts';
import { newSeed } from '../support/check-law.ts';

const crashes = 100;
const crashesAReading = 5;

let undisturbed: Outcome;
before(async () => {
  undisturbed = await readUndisturbed();
});

const first = newSeed();
for (let seed = first; seed < first + crashes / crashesAReading; seed += 1) {
  test(`killed ${crashesAReading} times in mid-sync (seed ${seed}), nothing is lost, doubled or read twice`, async () => {
    const read = await readThroughCrashes(crashesAReading, seed, undisturbed);
    assert.equal(read.crashes, crashesAReading);
    expectSame(read, undisturbed);
  });
}
