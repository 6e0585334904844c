import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fail } from '#kernel/result.ts';
import { countIn, pageWith } from './last-page.ts';

const rows = (length: number) =>
  Array.from({ length }, () => ({
    body: new Uint8Array(),
    read: () => fail({ problem: 'unparseable' as const, key: null, field: null, found: '', expected: '' }),
  }));

test('a short page is the last when the totals agree', () => {
  assert.equal(pageWith({ rows: rows(30), page: 2, pages: 2, size: 100 }).isLast, true);
  assert.equal(pageWith({ rows: rows(30), page: 2, count: 130, size: 100 }).isLast, true);
});

test('a full page is not the last, whatever the totals say', () => {
  assert.equal(pageWith({ rows: rows(100), page: 1, pages: 1, size: 100 }).isLast, false);
  assert.equal(pageWith({ rows: rows(100), page: 1, count: 1, size: 100 }).isLast, false);
});

test('where nobody says how large a page is, only an empty one is the last', () => {
  assert.equal(pageWith({ rows: rows(3), page: 1, pages: 1 }).isLast, false);
  assert.equal(pageWith({ rows: [], page: 2, pages: 1 }).isLast, true);
});

test('a short page is not the last while the totals promise more', () => {
  assert.equal(pageWith({ rows: rows(30), page: 1, pages: 3, size: 100 }).isLast, false);
});

test('an empty page is the last, so that no promise leads on for ever', () => {
  assert.equal(pageWith({ rows: [], page: 7, pages: 1_000_000, size: 100 }).isLast, true);
  assert.equal(pageWith({ rows: [], page: 7, count: 1_000_000, size: 100 }).isLast, true);
});

test('only whole numbers are counts', () => {
  assert.deepEqual(['12', 12, '', ' ', 'many', -1, 1.5, null, undefined, 1e300].map(countIn), [
    12,
    12,
    ...Array(8).fill(undefined),
  ]);
});
