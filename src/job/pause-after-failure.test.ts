import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSeconds, instant } from '#kernel/instant.ts';
import { withoutPausing } from './pause-after-failure.ts';

const now = instant('2025-10-20T06:10:00Z');
const source = { feed: 'apply-application', channel: 'api', scope: '2025' } as const;

for (const [failures, seconds, isAsked] of [
  [1, 299, false],
  [1, 300, true],
  [2, 599, false],
  [2, 600, true],
  [9, 3599, false],
  [9, 3600, true],
] as const) {
  test(`after ${failures} failures, ${seconds} seconds ago, a source is ${isAsked ? '' : 'not '}asked again`, () => {
    const failing = [{ ...source, failures, failedAt: addSeconds(now, -seconds) }];
    const other = { source: { ...source, scope: '2026' } };
    assert.deepEqual(withoutPausing([{ source }, other], failing, now), isAsked ? [{ source }, other] : [other]);
  });
}
