import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import { view } from '../../../test/support/evidence.ts';
import { policy } from '../../../test/support/ledger.ts';
import { employmentEnd, readEmployment } from './employment.ts';

const { lag } = policy;
const listed = {
  trn: '3000101',
  urn: '900001',
  school_name: 'Oak School',
  employment_type: 'PTR',
  start_date: '2025-09-01',
  last_known_date: '2025-12-31',
};

test('an employment that is listed goes on', () => {
  const found = read([['2026-01-25', { ...listed, extract_date: '2026-01-25' }]]);
  assert.deepEqual([found.urn, found.type, found.start.value], ['900001', 'PTR', '2025-09-01']);
  assert.equal(employmentEnd(found, lag), undefined);
});

test('an end that an employer reported holds from its own date, however late it comes', () => {
  const found = read([
    ['2026-01-25', { ...listed, extract_date: '2026-01-25' }],
    ['2026-06-25', { end_date: '2026-01-31', extract_date: '2026-06-25' }],
  ]);
  assert.deepEqual(end(found), ['2026-01-31', false]);
});

test('an employment that is missing for four months is late, and for five has ended when it was last known', () => {
  const rows: Rows = [
    ['2026-01-25', { ...listed, extract_date: '2026-01-25' }],
    ['2026-02-25', { record: 'gone' }],
  ];
  assert.equal(employmentEnd(read([...rows, ['2026-05-25', { missed_on: '2026-05-25' }]]), lag), undefined);
  assert.deepEqual(end(read([...rows, ['2026-06-24', { missed_on: '2026-06-24' }]])), ['2025-12-31', true]);
});

test('one that is listed again was never away', () => {
  const found = read([
    ['2026-01-25', { ...listed, extract_date: '2026-01-25' }],
    ['2026-02-25', { record: 'gone' }],
    ['2026-07-25', { missed_on: '2026-07-25' }],
    ['2026-08-25', { record: 'present', extract_date: '2026-08-25' }],
  ]);
  assert.equal(employmentEnd(found, lag), undefined);
});

test('how many months count as an end is for the policy to say', () => {
  const found = read([
    ['2026-01-25', { ...listed, extract_date: '2026-01-25' }],
    ['2026-03-25', { record: 'gone' }],
  ]);
  assert.equal(employmentEnd(found, { ...lag, employmentEndsAfterMonths: 2 })?.isInferred, true);
});

test('a type that no list holds is none of ours', () => {
  assert.equal(read([['2026-01-25', { ...listed, employment_type: 'ZZ', extract_date: '2026-01-25' }]]).type, null);
});

type Rows = readonly (readonly [on: string, says: Readonly<Record<string, Json>>])[];

function read(rows: Rows) {
  const key = '3000101/900001/2025-09-01';
  const told = rows.map(([on, says]) => ({ on, feed: 'employment' as const, key, says }));
  const [record] = view(told, instant('2026-12-01T12:00:00Z')).records;
  const found = record && readEmployment(record);
  assert.ok(found);
  return found;
}

function end(found: ReturnType<typeof read>): readonly [string | undefined, boolean | undefined] {
  const ended = employmentEnd(found, lag);
  return [ended?.on, ended?.isInferred];
}
