import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIssuedTrn, readNino } from './issued-number.ts';

test('a number that is typed where nobody knows one is no TRN', () => {
  for (const text of ['0000000', '9999999', '1234567', '999999999', '30001', 'unknown']) assert.ok(!isIssuedTrn(text));
  assert.ok(isIssuedTrn('3000101'));
});

test('a National Insurance number is read however it was spaced', () => {
  assert.equal(readNino('ab 65 43 21 c'), 'AB654321C');
});

test('examples, prefixes that are not given out and runs of one digit are nobody’s National Insurance number', () => {
  for (const text of ['QQ123456C', 'BG654321A', 'AB000000A', 'AB123456C', 'AB654321E', 'none']) {
    assert.equal(readNino(text), null, text);
  }
});
