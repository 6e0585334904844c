import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openForTest } from './open-for-test.ts';

test('the clock moves on by an instant, by days and by seconds', async (t) => {
  const england = await openForTest(t, '2024-10-01T00:00:00Z');
  assert.deepEqual((await england.get('/clock')).body, { now: '2024-10-01T00:00:00Z' });
  assert.deepEqual((await england.post('/clock', { to: '2024-12-01T12:00:00Z' })).body, {
    now: '2024-12-01T12:00:00Z',
  });
  assert.deepEqual((await england.post('/clock', { days: 2 })).body, { now: '2024-12-03T12:00:00Z' });
  assert.deepEqual((await england.post('/clock', { seconds: 30 })).body, { now: '2024-12-03T12:00:30Z' });
});

test('time never goes back', async (t) => {
  const england = await openForTest(t, '2025-01-01T00:00:00Z');
  assert.equal((await england.post('/clock', { to: '2024-12-31T00:00:00Z' })).status, 409);
  assert.equal((await england.post('/clock', { days: -1 })).status, 409);
  assert.equal((await england.post('/clock', { to: 'soon' })).status, 422);
  assert.deepEqual((await england.get('/clock')).body, { now: '2025-01-01T00:00:00Z' });
});

test('a path that nobody serves is a 404 and is counted', async (t) => {
  const england = await openForTest(t, '2025-01-01T00:00:00Z');
  assert.equal((await england.get('/apply/nothing')).status, 404);
  assert.equal((await england.get('/apply/nothing')).status, 404);
  assert.deepEqual((await england.get('/unmatched')).body, {
    count: 2,
    requests: [{ request: 'GET /apply/nothing', times: 2 }],
  });
});
