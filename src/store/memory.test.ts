import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { openMemory } from './memory.ts';

const first = instant('2025-09-01T03:10:00Z');
const second = instant('2025-09-02T03:10:00Z');
const course = 'publish-course:u-1';

test('what one transaction read is known in the next', () => {
  const memory = leftBehind();
  memory.enter(first);
  assert.deepEqual(memory.of(course), []);
});

test('what was recorded by another in between makes it forget', () => {
  const memory = leftBehind();
  memory.enter(second);
  assert.equal(memory.of(course), undefined);
});

test('a transaction that never came to its end leaves nothing behind', () => {
  const memory = leftBehind();
  memory.enter(first);
  memory.enter(first);
  assert.equal(memory.of(course), undefined);
});

test('while courses are being landed nothing is known and nothing is kept', () => {
  const memory = leftBehind();
  memory.enter(first);
  memory.forget();
  memory.keep(course, []);
  assert.equal(memory.of(course), undefined);
  memory.leave(second);
  memory.enter(second);
  memory.keep(course, []);
  assert.deepEqual(memory.of(course), []);
});

test('what is being changed is not known, nor is it of an older generation', () => {
  const memory = leftBehind();
  memory.enter(first);
  for (let number = 0; number < 150_000; number += 1) memory.keep(`publish-course:${number}`, []);
  assert.deepEqual(memory.of(course), []);
  memory.drop(course);
  assert.equal(memory.of(course), undefined);
});

test('it does not grow for ever', () => {
  const memory = leftBehind();
  memory.enter(first);
  for (let number = 0; number < 250_000; number += 1) memory.keep(`publish-course:${number}`, []);
  assert.equal(memory.of(course), undefined);
  assert.deepEqual(memory.of('publish-course:249999'), []);
});

function leftBehind() {
  const memory = openMemory(100_000);
  memory.enter(null);
  memory.keep(course, []);
  memory.leave(first);
  return memory;
}
