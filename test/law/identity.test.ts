import { test } from 'node:test';
import { slice } from '../support/check-law.ts';
import { checkBatchAgrees, checkDecisionsInAnyOrder, checkUndoLeavesNothing } from './identity.ts';

test('law 1, any order: decisions about whose records are and the records themselves may come in any order', () =>
  checkDecisionsInAnyOrder(slice(12)));

test('law 3, rebuild = incremental: who is whom page by page is who is whom at once', () =>
  checkBatchAgrees(slice(12)));

test('law 5, merge then undo = never merged: what is decided and undone leaves nothing behind', () =>
  checkUndoLeavesNothing(slice(12)));
