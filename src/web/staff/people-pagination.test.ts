import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shownPages } from './people-pagination.ts';

describe('the pages to choose from', () => {
  it('are all of them when there are few', () => assert.deepEqual(shownPages(2, 3), [1, 2, 3]));
  it('leave a gap on either side of the neighbours', () =>
    assert.deepEqual(shownPages(10, 20), [1, 'gap', 9, 10, 11, 'gap', 20]));
  it('begin and end without a gap', () => {
    assert.deepEqual(shownPages(1, 20), [1, 2, 'gap', 20]);
    assert.deepEqual(shownPages(20, 20), [1, 'gap', 19, 20]);
  });
  it('show the way back from a page that is past the end', () => assert.deepEqual(shownPages(9, 3), [1, 'gap', 3]));
});
