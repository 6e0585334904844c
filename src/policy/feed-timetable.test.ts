import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { feedSchema, readingOf } from './feed-timetable.ts';

const text: Record<string, Record<string, object>> = parse(
  readFileSync(new URL('../../policy/feed.yaml', import.meta.url), 'utf8'),
);
const line = { at: '03:00', every: '1d', lateAfter: '2d', drift: 'evolve' };

test('a daily feed, one of several times a day and an hourly one are read as they are written', () => {
  const read = (change: object) => {
    const parsed = feedSchema.safeParse({ ...text, vacancy: { api: { ...line, ...change } } });
    assert.ok(parsed.success, JSON.stringify(parsed.error));
    const { at, every } = readingOf(parsed.data, 'vacancy', 'api');
    return [at, every];
  };
  assert.deepEqual(read({}), [['03:00'], { unit: 'day', number: 1 }]);
  assert.deepEqual(read({ at: ['07:00', '19:00'] }), [['07:00', '19:00'], { unit: 'day', number: 1 }]);
  assert.deepEqual(read({ every: '6h' }), [['03:00'], { unit: 'hour', number: 6 }]);
  assert.deepEqual(read({ every: '7d' }), [['03:00'], { unit: 'day', number: 7 }]);
});

describe('the timetable refuses', () => {
  const wrong = [
    ['an hour that no day has', { at: '24:00' }],
    ['times that are not in order', { at: ['19:00', '07:00'] }],
    ['a time twice', { at: ['07:00', '07:00'] }],
    ['several times with another rhythm than each day', { at: ['07:00', '19:00'], every: '2d' }],
    ['several times with hours', { at: ['07:00', '19:00'], every: '1h' }],
    ['every 0 days', { every: '0d' }],
    ['a day in hours', { every: '24h' }],
    ['a word that it does not know', { evry: '1d' }],
  ] as const;
  for (const [what, change] of wrong)
    test(what, () =>
      assert.equal(feedSchema.safeParse({ ...text, vacancy: { api: { ...line, ...change } } }).success, false),
    );

  const arrivals = [
    ['a day that some months lack', { monthly: 29 }],
    ['a channel without a promise', { lateAfter: undefined }],
  ] as const;
  for (const [what, change] of arrivals)
    test(what, () => {
      const file = { lateAfter: '7d', drift: 'evolve', ...change };
      assert.equal(feedSchema.safeParse({ ...text, employment: { file } }).success, false);
    });
});
