import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openForTest } from '../open-for-test.ts';

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

test('what waits is listed, and ends when it is cleared', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  await england.post('/fault', { path: '/publish/', kind: '503', share: 1 });
  const { body } = await england.get<{ faults: readonly { kind: string; left: unknown }[] }>('/fault');
  assert.deepEqual(
    body.faults.map(({ kind, left }) => [kind, left]),
    [['503', 'until cleared']],
  );
  assert.equal((await england.get(path)).status, 503);
  await fetch(`${england.url}/fault`, { method: 'DELETE' });
  assert.equal((await england.get(path)).status, 200);
});

test('a share of the requests is spoiled, the same ones for the same seed', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  const spoiled = async (seed: number): Promise<string> => {
    await fetch(`${england.url}/fault`, { method: 'DELETE' });
    await england.post('/fault', { path: '/publish/', kind: '500', share: 0.3, seed });
    const statuses: number[] = [];
    for (let count = 0; count < 30; count += 1) statuses.push((await england.get(path)).status);
    return statuses.map((status) => (status === 500 ? 'x' : '.')).join('');
  };
  const first = await spoiled(1);
  assert.match(first, /x/);
  assert.match(first, /\./);
  assert.equal(await spoiled(1), first);
  assert.notEqual(await spoiled(2), first);
});

test('only the page that is named is spoiled', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z');
  await england.post('/fault', { path: '/publish/', kind: '500', page: 2 });
  assert.equal((await england.get(path)).status, 200);
  assert.equal((await england.get(`${path}?page[page]=2`)).status, 500);
});
