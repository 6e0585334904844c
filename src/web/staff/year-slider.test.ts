import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { slidTo } from './year-slider.ts';

const slid = (slide: string, known = 'now', from = '2025-08-01') =>
  slidTo({ 'slide-from': from, slide, 'slide-known': known }, '2026-01-14');

describe('the slider over a year', () => {
  it('counts days from its first', () => {
    assert.deepEqual(slid('0'), { validOn: '2025-08-01', knownOn: null });
    assert.deepEqual(slid('31'), { validOn: '2025-09-01', knownOn: null });
  });

  it('asks what was known at the end of that day, if wished', () => {
    assert.deepEqual(slid('31', 'then'), { validOn: '2025-09-01', knownOn: '2025-09-01' });
  });

  it('never goes past today', () => {
    assert.deepEqual(slid('364'), { validOn: '2026-01-14', knownOn: null });
  });

  it('is not moved by an address that is none of its own', () => {
    assert.equal(slidTo({}, '2026-01-14'), undefined);
    assert.equal(slid('-1'), undefined);
    assert.equal(slid('5', 'now', 'yesterday'), undefined);
  });
});
