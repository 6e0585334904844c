import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '#kernel/json.ts';
import type { RowReading } from '#observation/reading.ts';
import { formatCsvRecord } from '../csv-row.ts';
import { readLinkRow } from './link-contract.ts';
import { headColumns, schoolColumns } from './school-columns.ts';
import { readSchoolRow } from './school-contract.ts';

test('a school says its name, its dates as dates, and nothing of its head teacher', () => {
  const reading = school({
    OpenDate: '01-09-1895',
    CloseDate: '31-08-2025',
    HeadLastName: 'Thorne',
    HeadHonours: 'OBE',
  });
  const said = saidBy(reading);
  assert.deepEqual([said.name, said.open_date, said.close_date], ['Oak School', '1895-09-01', '2025-08-31']);
  const stored = new TextDecoder().decode(reading.body);
  assert.doesNotMatch(stored, /Head|Thorne|OBE/);
  assert.match(stored, /SchoolWebsite/);
});

test('a UKPRN may be missing', () => {
  assert.equal(saidBy(school({ UKPRN: '' })).ukprn, null);
});

test('a day that no calendar has is named, also where the date may be missing', () => {
  for (const date of ['31-02-2025', '00-00-0000', '2025-08-31', '1-9-2025'])
    assert.deepEqual(problemOf(school({ CloseDate: date })), ['impossible_date', '900001', 'CloseDate']);
});

test('what is no URN names no school', () => {
  assert.deepEqual(problemOf(school({ URN: '90000' })), ['invalid_identifier', null, 'URN']);
});

test('a status that no list holds is kept and reported, and so is a code that contradicts its name', () => {
  const asked = (code: string, name: string) => {
    const read = school({ 'EstablishmentStatus (code)': code, 'EstablishmentStatus (name)': name }).read();
    assert.ok(read.ok);
    return read.value.unknown.map(({ value }) => value);
  };
  assert.deepEqual(asked('2', 'Closed'), []);
  assert.deepEqual(asked('3', 'Open, but proposed to close'), []);
  assert.deepEqual(asked('5', 'Dormant'), ['5 Dormant']);
  assert.deepEqual(asked('1', 'Closed'), ['1 Closed']);
});

test('a link belongs to a school and a group, so that a school may have several', () => {
  const row = { URN: '900001', 'Group UID': '16001', 'Group Name': 'Heath Trust', 'Joined date': '01/04/2024' };
  const read = readLinkRow(csv(row)).read();
  assert.ok(read.ok);
  assert.equal(read.value.key, '900001/16001');
  assert.deepEqual(saidBy(readLinkRow(csv(row))).joined_date, '2024-04-01');
});

function school(said: Readonly<Record<string, string>>): RowReading {
  const all = [...schoolColumns.required, ...schoolColumns.optional];
  assert.equal(all.length, 120);
  assert.equal(
    [...headColumns].every((name) => all.includes(name)),
    true,
  );
  const plain: Readonly<Record<string, string>> = { URN: '900001', EstablishmentName: 'Oak School' };
  return readSchoolRow(csv(Object.fromEntries(all.map((name) => [name, said[name] ?? plain[name] ?? '']))));
}

function csv(row: Readonly<Record<string, string>>): Uint8Array {
  return Buffer.from(`${formatCsvRecord(Object.keys(row))}\n${formatCsvRecord(Object.values(row))}`);
}

function saidBy(reading: RowReading): Readonly<Record<string, Json>> {
  const read = reading.read();
  assert.ok(read.ok);
  return Object.fromEntries(read.value.statements.map(({ attribute, value }) => [attribute, value]));
}

function problemOf(reading: RowReading) {
  const read = reading.read();
  assert.ok(!read.ok);
  const { problem, key, field } = read.problem;
  return [problem, key, field];
}
