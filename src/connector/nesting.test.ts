import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNestedTooDeep } from './nesting.ts';

test('a hundred levels are read, one more is too deep', () => {
  const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  assert.equal(isNestedTooDeep(`{"a":${nested(99)},"b":${nested(99)}}`), false);
  assert.equal(isNestedTooDeep(nested(101)), true);
  assert.equal(isNestedTooDeep('{"a":'.repeat(101)), true);
});

test('brackets in a text open nothing', () => {
  assert.equal(isNestedTooDeep(JSON.stringify({ a: `\\"${'['.repeat(500)}` })), false);
});
