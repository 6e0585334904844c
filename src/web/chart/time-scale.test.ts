import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { timeScale } from './time-scale.ts';

describe('a scale of time', () => {
  it('keeps the first and the last moment within the picture, in order', () => {
    const { percent } = timeScale(['2025-05-12', '2025-09-01T10:00:00Z', '2026-01-14']);
    const places = ['2025-05-12', '2025-09-01T10:00:00Z', '2026-01-14'].map(percent);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(places.every((place) => place > 0 && place < 100));
  });

  it('has at most five ticks, each the first of a month, whether for weeks or for forty years', () => {
    for (const last of ['2025-06-12', '2026-05-12', '2065-05-12']) {
      const { ticks } = timeScale(['2025-05-12', last]);
      assert.ok(ticks.length >= 1 && ticks.length <= 5, `${ticks.length} ticks to ${last}`);
      assert.ok(ticks.every(({ date }) => date.endsWith('-01')));
    }
  });

  it('works for a single moment', () => {
    assert.ok(timeScale(['2025-05-12']).percent('2025-05-12') > 0);
  });
});
