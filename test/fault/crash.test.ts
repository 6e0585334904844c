import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectSame, readThroughCrashes, readUndisturbed } from './crash.ts';

test('killed five times in mid-sync, application or database, nothing is lost, doubled or read twice', async () => {
  const undisturbed = await readUndisturbed();
  assert.ok((undisturbed.contents.observations?.length ?? 0) > 1000, 'too little was read to prove anything');
  const read = await readThroughCrashes(5, 2025, undisturbed);
  assert.equal(read.crashes, 5);
  expectSame(read, undisturbed);
});
