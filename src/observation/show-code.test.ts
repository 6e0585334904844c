import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showCode } from './show-code.ts';

test('a code is shown as it is, in each of the ways in which sources write them', () => {
  for (const code of ['half_way', 'in training', 'permanent-failure', '17', 'TERM_TIME', 'InTraining', 'Paused'])
    assert.equal(showCode(code), code);
});

test('what could be of a person is not: names, addresses, numbers, long texts', () => {
  for (const value of ['Ana Reyes', 'ana@mail.test', '3000101', '12 High Street', 'x'.repeat(41), ''])
    assert.equal(showCode(value), 'text that is no code');
});
