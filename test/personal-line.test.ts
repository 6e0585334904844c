import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personalLines } from './support/personal-line.ts';

test('an address, a telephone number or an insurance number in a log is seen, and nothing else', () => {
  const told = ['for ana.r+1@mail.test', '{"phone":"07700 900123"}', 'number QQ123456C of nobody', 'AB123456C'];
  const plain = [
    'listening on 127.0.0.1:3000',
    'teacher-success.test answers',
    'run 019b7c00-0000-7000-8000-000000000001',
  ];
  assert.deepEqual(personalLines([...told, ...plain].join('\n')), [told[0], told[1], told[3]]);
});
