import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearness, postcodeIn } from './nearness.ts';

test('postcodes are near by district, then by area', () => {
  const pairs = [
    ['LS6 3AA', 'ls63bb', 2],
    ['LS6 3AA', 'LS16 7XX', 1],
    ['L1 8JQ', 'LS1 4DY', 0],
    ['SW1A 1AA', 'SW1A 2AB', 2],
    ['SW1A 1AA', null, 0],
    ['no postcode', 'LS6 3AA', 0],
  ] as const;
  for (const [one, other, expected] of pairs) assert.equal(nearness(one, other), expected, `${one} and ${other}`);
});

test('a postcode is found in an address', () => {
  assert.equal(postcodeIn('1 The Lane, Leeds, ls6 3aa'), 'LS6 3AA');
  assert.equal(postcodeIn('1 The Lane, Leeds'), null);
});
