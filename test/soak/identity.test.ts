import { test } from 'node:test';
import { checkBatchAgrees, checkDecisionsInAnyOrder, checkUndoLeavesNothing } from '../law/identity.ts';
import { newSeed } from '../support/check-law.ts';

/** Ten thousand histories of records, corrections, merges, splits and undos; a failure prints its seed. */
const histories = { anyOrder: 3000, batch: 4000, undo: 3000 };

test('law 1, any order of records and decisions', () =>
  checkDecisionsInAnyOrder({ runs: histories.anyOrder, seed: newSeed() }));
test('law 3, page by page is all at once', () => checkBatchAgrees({ runs: histories.batch, seed: newSeed() }));
test('law 5, undone is never decided', () => checkUndoLeavesNothing({ runs: histories.undo, seed: newSeed() }));
