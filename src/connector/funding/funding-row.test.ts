import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '#kernel/json.ts';
import type { RowReader } from '#observation/reading.ts';
import { formatCsvRecord } from '../csv-row.ts';
import { parseAcademicYear } from './academic-year-text.ts';
import { readFundingRow } from './funding-row.ts';
import { parsePence } from './money.ts';
import { numberEqualRows } from './number-equal-rows.ts';

const maths = {
  Provider: '1AA',
  'Provider name': 'Aster SCITT',
  'Academic Year': '2025/26',
  Subject: 'Mathematics',
  Route: 'Provider-led',
  'Bursary Amount': '£29,000.00',
  'Bursary Trainees': '12',
};

test('a file is known by its columns, and its lines by what they are about', () => {
  const schedule = {
    'Academic year': '2025/26',
    Description: 'Training bursary',
    'Total funding': '£1,234.50',
    ...noMoney(),
  };
  assert.deepEqual(
    [
      keyOf(maths),
      keyOf({ 'Academic year': '2025/26', Provider: '100200', Subject: 'Art', Description: 'Salary', Trainees: '3' }),
      keyOf({ ...schedule, 'Provider ID': '1AA', 'Provider name': 'Aster SCITT' }),
      keyOf({ ...schedule, 'Lead school URN': '100200', 'Lead school name': 'Oak School' }),
    ],
    [
      'provider_trainee_summaries/1aa/2025/mathematics;provider-led;;;£29,000.00;;;;',
      'training_partner_trainee_summaries/100200/2025/art;salary;',
      'provider_payment_schedules/1aa/2025/training-bursary',
      'training_partner_payment_schedules/100200/2025/training-bursary',
    ],
  );
});

test('money is read to the penny, or the row is asked about', () => {
  assert.deepEqual(
    ['£1,234.00', '£0.00', '-£12.50', '£-12.50', '1234', '£29,000'].map(parsePence),
    [123_400, 0, -1250, -1250, 123_400, 2_900_000],
  );
  for (const odd of ['£1,23.00', '£1.234,00', '£12.5', '12k', '£', '--£1', '€1.00'])
    assert.equal(parsePence(odd), undefined, odd);
  assert.deepEqual(problemOf({ ...maths, 'Bursary Amount': '£29.000,00' }), ['wrong_type', 'Bursary Amount']);
  assert.deepEqual(problemOf({ ...maths, 'Bursary Trainees': '12.5' }), ['wrong_type', 'Bursary Trainees']);
  assert.equal(said(readFundingRow, maths).bursary_pence, 2_900_000);
});

test('a year is read in the ways in which it is written, and a year of two is none', () => {
  assert.deepEqual(['2025/26', '2025-26', '2025 to 2026', '2025'].map(parseAcademicYear), [2025, 2025, 2025, 2025]);
  assert.deepEqual(['2025/27', '2025/2027', '25/26', ''].map(parseAcademicYear), [
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('lines that only their counts tell apart are numbered, and read again as they were', () => {
  const reader = numberEqualRows(readFundingRow);
  const readings = ['12', '5', '5'].map((heads) => reader(csv({ ...maths, 'Bursary Trainees': heads })));
  const keys = readings.map((reading) => {
    const read = reading.read();
    assert.ok(read.ok);
    const again = readFundingRow(reading.body).read();
    assert.ok(again.ok);
    assert.equal(again.value.key, read.value.key);
    return read.value.key.split(';').at(-1);
  });
  assert.deepEqual(keys, ['', '2', '3']);
});

test('one of several equal lines that cannot be read keeps its number', () => {
  const reader = numberEqualRows(readFundingRow);
  const rows = [csv(maths), csv({ ...maths, 'Bursary Trainees': 'five' }), csv({ ...maths, 'Bursary Trainees': '7' })];
  const keys = rows.map((row) => {
    const read = reader(row).read();
    return (read.ok ? read.value.key : read.problem.key)?.split(';').at(-1);
  });
  assert.deepEqual(keys, ['', '2', '3']);
});

test('a line with bytes that are no text is named only by what they cannot change', () => {
  const line = (row: Readonly<Record<string, string>>) => {
    const [before = '', after = ''] = csv(row).toString().split('~');
    const read = readFundingRow(Buffer.concat([Buffer.from(before), Buffer.of(0xff), Buffer.from(after)])).read();
    return read.ok ? undefined : [read.problem.problem, read.problem.key];
  };
  assert.deepEqual(line({ ...maths, 'Provider name': 'Ast~er' }), ['bad_encoding', keyOf(maths)]);
  assert.deepEqual(line({ ...maths, Subject: 'Mathe~matics' }), ['bad_encoding', null]);
  assert.deepEqual(line({ ...maths, Subject: `${'Modern languages with '.repeat(10)}~` }), ['bad_encoding', null]);
});

test('a long line is named by its beginning and a digest of all of it', () => {
  const subject = (end: string) => `${'Modern languages with '.repeat(10)}${end}`;
  const [german, spanish] = ['German', 'Spanish'].map((end) => keyOf({ ...maths, Subject: subject(end) }));
  assert.notEqual(german, spanish);
  assert.ok((german ?? '').length <= 200);
});

function noMoney(): Readonly<Record<string, string>> {
  const months = [
    'August',
    'September',
    'October',
    'November',
    'December',
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
  ];
  return Object.fromEntries(months.map((month) => [month, '']));
}

function csv(row: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(`${formatCsvRecord(Object.keys(row))}\n${formatCsvRecord(Object.values(row))}`);
}

function keyOf(row: Readonly<Record<string, string>>): string {
  const read = readFundingRow(csv(row)).read();
  assert.ok(read.ok);
  return read.value.key;
}

function said(reader: RowReader, row: Readonly<Record<string, string>>): Readonly<Record<string, Json>> {
  const read = reader(csv(row)).read();
  assert.ok(read.ok);
  return Object.fromEntries(read.value.statements.map(({ attribute, value }) => [attribute, value]));
}

function problemOf(row: Readonly<Record<string, string>>) {
  const read = readFundingRow(csv(row)).read();
  assert.ok(!read.ok);
  return [read.problem.problem, read.problem.field];
}
