import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { valueWords } from './value-words.ts';

describe('a value as a person reads it', () => {
  it('is itself, or a date in words', () => {
    assert.equal(valueWords('3000101'), '3000101');
    assert.equal(valueWords('1999-02-03'), '3 Feb 1999');
    assert.equal(valueWords(2025), '2025');
    assert.equal(valueWords(true), 'Yes');
    assert.equal(valueWords(null), 'None');
  });

  it('names the parts of what has several, and leaves out the empty ones', () =>
    assert.equal(
      valueWords({ course_name: 'Mathematics', level: null, cycle: 2025 }),
      'Course name: Mathematics; Cycle: 2025',
    ));

  it('joins a list', () => assert.equal(valueWords(['1 Mill Road', 'Netherby']), '1 Mill Road, Netherby'));

  it('says when it was erased', () =>
    assert.equal(valueWords({ erased: '2025-07-01T10:00:00Z', by: 'd-1' }), 'Erased on 1 July 2025, 11:00am'));
});
