import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateWords, instantWords, shortDate } from './date-word.ts';

describe('a date in words', () => {
  it('is written as GOV.UK writes it', () => {
    assert.equal(dateWords('2025-09-05'), '5 September 2025');
    assert.equal(shortDate('2025-09-05'), '5 Sep 2025');
  });

  it('stays as it is when it is none, such as a month alone', () => assert.equal(dateWords('2025-09'), '2025-09'));

  it('has the time of a clock in London', () => {
    assert.equal(instantWords('2025-07-01T13:04:00Z'), '1 July 2025, 2:04pm');
    assert.equal(instantWords('2025-12-01T13:04:00Z'), '1 December 2025, 1:04pm');
    assert.equal(instantWords('2025-06-30T23:30:00Z'), '1 July 2025, 12:30am');
    assert.equal(instantWords('2025-12-01T12:00:00Z'), '1 December 2025, 12:00pm');
  });
});
