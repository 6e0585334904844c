import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedTime, knownAtOf, readTime } from './time-query.ts';

const today = '2026-01-14';

describe('the day that a person’s page is asked for', () => {
  it('is today when nothing is asked', () => {
    assert.deepEqual(readTime(askedTime({}), today), { kind: 'times', validOn: null, knownOn: null });
  });

  it('comes from a link', () => {
    const asked = askedTime({ 'valid-on': '2025-09-15', 'known-at': '2025-10-01' });
    assert.deepEqual(readTime(asked, today), { kind: 'times', validOn: '2025-09-15', knownOn: '2025-10-01' });
    assert.equal(asked.fromForm, false);
  });

  it('comes from the form', () => {
    const asked = askedTime({ 'valid-on-day': '15', 'valid-on-month': '9', 'valid-on-year': '2025' });
    assert.deepEqual(readTime(asked, today), { kind: 'times', validOn: '2025-09-15', knownOn: null });
    assert.equal(asked.fromForm, true);
  });

  it('may be known at an exact moment in a link', () => {
    assert.equal(askedTime({ 'known-at': '2025-10-01T12:00:00+01:00' }).instant, '2025-10-01T11:00:00Z');
  });

  it('is refused when no calendar has it', () => {
    const read = readTime(askedTime({ 'valid-on': '2025-02-30', 'known-at': 'yesterday' }), today);
    assert.equal(read.kind, 'problems');
  });

  it('is never a list or an object', () => {
    assert.deepEqual(askedTime({ 'valid-on': ['2025-09-15', '2025-09-16'] }).validOn, { day: '', month: '', year: '' });
  });
});

describe('known at a day', () => {
  it('means the end of that day in London', () => {
    assert.equal(knownAtOf('2025-07-01', '2026-01-14T12:00:00Z'), '2025-07-01T22:59:59.999999Z');
    assert.equal(knownAtOf('2025-12-01', '2026-01-14T12:00:00Z'), '2025-12-01T23:59:59.999999Z');
  });

  it('means the last settled moment when that day has not ended', () => {
    assert.equal(knownAtOf('2026-01-14', '2026-01-14T12:00:00Z'), null);
    assert.equal(knownAtOf(null, '2026-01-14T12:00:00Z'), null);
  });
});
