import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from './random.ts';

test('the same parts give the same stream, other parts another', () => {
  const draw = (...parts: readonly (string | number)[]) => randomFrom(...parts).text('0123456789', 20);
  assert.equal(draw(1, 'life', 7), draw(1, 'life', 7));
  assert.notEqual(draw(1, 'life', 7), draw(1, 'life', 8));
  assert.notEqual(draw(1, 'life', 7), draw(2, 'life', 7));
});

test('whole numbers include both ends and nothing else', () => {
  const random = randomFrom('ends');
  const seen = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
  assert.deepEqual([...seen].sort(), [3, 4, 5, 6]);
});

test('a uuid is a version 4 uuid', () => {
  assert.match(randomFrom('uuid').uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});
