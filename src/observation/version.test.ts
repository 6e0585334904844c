import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { compareVersions, type VersionOrder } from './version.ts';

test("a version stands by the source's time, then by the run that read it, then by its content (R13)", () => {
  const inOrder = [version(1, 9, 'f'), version(2, 1, 'f'), version(2, 2, 'a'), version(2, 2, 'b')];
  assert.deepEqual(inOrder.toReversed().toSorted(compareVersions), inOrder);
  assert.equal(compareVersions(version(1, 1, 'a'), version(1, 1, 'a')), 0);
});

function version(asserted: number, run: number, hash: string): VersionOrder {
  return { assertedAt: on(asserted), runStartedAt: on(run), hash };
}

function on(day: number) {
  return instant(`2025-09-0${day}T10:00:00Z`);
}
