import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ReadDate, readTypedDate, typedFrom } from './date-form.ts';

const today = '2026-01-14';

describe('a date typed into a form', () => {
  it('is read as a day', () => {
    assert.deepEqual(read('5', '9', '2025'), { kind: 'date', date: '2025-09-05' });
    assert.deepEqual(read(' 05', '09 ', '2025'), { kind: 'date', date: '2025-09-05' });
  });

  it('may name its month', () => {
    assert.deepEqual(read('5', 'September', '2025'), { kind: 'date', date: '2025-09-05' });
    assert.deepEqual(read('5', 'sept', '2025'), { kind: 'date', date: '2025-09-05' });
  });

  it('left empty asks for nothing', () => {
    assert.deepEqual(read('', ' ', ''), { kind: 'none' });
  });

  it('must have all its parts', () => {
    assert.deepEqual(messageAndParts(read('5', '', '')), ['Valid on must include a month and year', ['month', 'year']]);
  });

  it('must be in the calendar', () => {
    assert.deepEqual(messageAndParts(read('31', '4', '2025')), [
      'Valid on must be a real date',
      ['day', 'month', 'year'],
    ]);
    assert.deepEqual(messageAndParts(read('5', '13', '2025')), ['Valid on must be a real date', ['month']]);
    assert.deepEqual(messageAndParts(read('five', '9', '25')), ['Valid on must be a real date', ['day', 'year']]);
  });

  it('must not be in the future, and may be today', () => {
    assert.deepEqual(read('14', '1', '2026'), { kind: 'date', date: today });
    assert.deepEqual(messageAndParts(read('15', '1', '2026')), [
      'Valid on must be today or in the past (today is 14 January 2026)',
      ['day', 'month', 'year'],
    ]);
  });

  it('is shown again as it is written', () => {
    assert.deepEqual(typedFrom('2025-09-05'), { day: '5', month: '9', year: '2025' });
    assert.deepEqual(typedFrom(null), { day: '', month: '', year: '' });
  });
});

function read(day: string, month: string, year: string): ReadDate {
  return readTypedDate('Valid on', { day, month, year }, today);
}

function messageAndParts(read: ReadDate): readonly [string, readonly string[]] | null {
  return read.kind === 'problem' ? [read.problem.message, read.problem.parts] : null;
}
