import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fail } from '#kernel/result.ts';
import type { FetchedPage } from './land-fetched.ts';
import { runTally } from './run-tally.ts';

const reading = {
  body: new Uint8Array(),
  read: () => fail({ problem: 'unparseable' as const, key: null, field: null, found: '', expected: '' }),
};
const page = (rows: number, told: Pick<FetchedPage, 'total' | 'pages'> = {}): FetchedPage => ({
  rows: Array.from({ length: rows }, () => reading),
  isLast: false,
  ...told,
});

test('a run that got every row that was promised lacks nothing', () => {
  const tally = runTally(1);
  tally.add(page(2, { total: 3, pages: 2 }), ['a', 'b']);
  tally.add(page(1, { total: 3, pages: 2 }), [null]);
  assert.equal(tally.shortage(), null);
});

test('a row that came twice stands for no other', () => {
  const tally = runTally(1);
  tally.add(page(2, { total: 4 }), ['a', 'b']);
  tally.add(page(2, { total: 4 }), ['a', 'c']);
  assert.match(tally.shortage() ?? '', /^it said that there are 4 rows and gave 3/);
});

test('the largest promise counts, for a total that grows and shrinks cannot be trusted', () => {
  const tally = runTally(1);
  tally.add(page(2, { pages: 3 }), ['a', 'b']);
  tally.add(page(1, { pages: 2 }), ['c']);
  assert.match(tally.shortage() ?? '', /^it said that there are 3 pages and gave 2/);
});

test('a run that goes on after a crash is not blamed for the pages before it', () => {
  const tally = runTally(3);
  tally.add(page(1, { total: 5, pages: 3 }), ['e']);
  assert.equal(tally.shortage(), null);
});

test('an empty list has a page all the same', () => {
  const tally = runTally(1);
  tally.add(page(0, { total: 0, pages: 1 }), []);
  assert.equal(tally.shortage(), null);
});
