import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openForTest } from './open-for-test.ts';

const path = '/publish/api/public/v1/recruitment_cycles/2025/providers';

test('the next requests under a prefix are spoiled, as many as asked', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  await england.post('/fault', { path: '/publish/', kind: '500', times: 2 });
  assert.equal((await england.get(path)).status, 500);
  assert.equal((await england.get('/clock')).status, 200);
  assert.equal((await england.get(path)).status, 500);
  assert.equal((await england.get(path)).status, 200);
});

test('a 429 says when to come again', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  await england.post('/fault', { path: '/publish/', kind: '429', retryAfter: 7 });
  const reply = await england.get(path);
  assert.deepEqual([reply.status, reply.headers.get('Retry-After')], [429, '7']);
});

test('a truncated or a reset answer is an error to the reader', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  for (const kind of ['truncate', 'reset']) {
    await england.post('/fault', { path: '/publish/', kind });
    await assert.rejects(england.get(path));
    assert.equal((await england.get(path)).status, 200);
  }
});

test('a slow answer is late and whole', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  await england.post('/fault', { path: '/publish/', kind: 'slow', millis: 60 });
  const asked = performance.now();
  assert.equal((await england.get(path)).status, 200);
  assert.ok(performance.now() - asked >= 55);
});

test('a fault of no known kind is refused', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  assert.equal((await england.post('/fault', { path: '/publish/', kind: 'gremlins' })).status, 422);
});
