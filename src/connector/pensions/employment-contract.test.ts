import assert from 'node:assert/strict';
import { test } from 'node:test';
import { employmentRow } from '../../../test/support/made-up-row.ts';
import { readEmploymentRow } from './employment-contract.ts';

test('a word of a megabyte that holds no address is looked through once', () => {
  const long = 'a'.repeat(999_000);
  assert.ok(stored(employmentRow({ school_name: long, contact_1: 'ana@mail.test' })).includes(long));
});

test('an employment is named by teacher, school and start, and speaks of the day of its extract', () => {
  const row = read(employmentRow({ extract_date: '2026-01-25' }));
  assert.deepEqual([row.key, row.assertedAt], ['3000101/900001/2025-09-01', '2026-01-25T00:00:00.000000Z']);
});

test('no e-mail address is kept, whatever its column is called and also of a row that does not fit', () => {
  const named = employmentRow({ 'Member Email Address': 'ana@mail.test', gender: 'F' });
  assert.doesNotMatch(stored(named), /mail|gender/i);
  const unheard = employmentRow({ contact_1: 'ana@mail.test', contact_2: 'Ana <ana@mail.test>' });
  assert.doesNotMatch(stored(unheard), /@|mail\.test/);
  const uneven = Buffer.concat([employmentRow(), Buffer.from(',office@oak.test,1')]);
  assert.ok(!readEmploymentRow(uneven).read().ok);
  assert.doesNotMatch(stored(uneven), /@|oak/);
});

test('a type of employment that no list holds is kept as said and reported', () => {
  assert.deepEqual(read(employmentRow({ employment_type: 'ZZ' })).unknown, [
    { attribute: 'employment_type', value: 'ZZ' },
  ]);
});

test('a school is named by six digits', () => {
  const outcome = readEmploymentRow(employmentRow({ urn: '9001' })).read();
  assert.ok(!outcome.ok);
  assert.deepEqual([outcome.problem.problem, outcome.problem.field], ['invalid_identifier', 'urn']);
});

function read(raw: Uint8Array) {
  const outcome = readEmploymentRow(raw).read();
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

function stored(raw: Uint8Array): string {
  return new TextDecoder().decode(readEmploymentRow(raw).body);
}
