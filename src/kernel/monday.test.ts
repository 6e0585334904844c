import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mondayFrom, mondaysOf } from './monday.ts';
import { plainDate } from './plain-date.ts';

describe('the Mondays of an academic year', () => {
  it('begin on or after 1 August and end by 31 July', () => {
    const mondays = mondaysOf(2025, plainDate('2030-01-01'));
    assert.deepEqual([mondays[0], mondays.at(-1), mondays.length], ['2025-08-04', '2026-07-27', 52]);
  });

  it('go no further than the day asked about, and take that day when it is one', () => {
    assert.deepEqual(mondaysOf(2025, plainDate('2025-08-11')), ['2025-08-04', '2025-08-11']);
    assert.deepEqual(mondaysOf(2025, plainDate('2025-08-03')), []);
  });

  it('count from the day itself when that is a Monday', () => {
    assert.equal(mondayFrom(plainDate('2022-08-01')), '2022-08-01');
    assert.equal(mondayFrom(plainDate('2022-08-02')), '2022-08-08');
  });
});
