import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadRow } from '#observation/reading.ts';
import { standingRow } from './person-answer.ts';
import { readPersonRow } from './person-contract.ts';

const route = {
  routeToProfessionalStatusId: '5b3c4b0e-0f2a-4a35-8c62-2d7dd3c5a001',
  routeToProfessionalStatusType: {
    routeToProfessionalStatusTypeId: '97497716-5ac5-49aa-a444-27fa3e2c152a',
    name: 'Provider led Postgrad',
    professionalStatusType: 'QualifiedTeacherStatus',
  },
  status: 'Holds',
  holdsFrom: '2026-06-26',
  trainingStartDate: '2025-09-01',
  trainingEndDate: '2026-06-26',
  trainingProvider: { ukprn: '10000001', name: 'Aster SCITT' },
};

test('each route is told apart by its own id', () => {
  const other = { ...route, routeToProfessionalStatusId: '5b3c4b0e-0f2a-4a35-8c62-2d7dd3c5a002', status: 'Withdrawn' };
  const { statements } = read({ trn: '3000101', routesToProfessionalStatuses: [route, other] });
  const routes = statements.filter(({ attribute }) => attribute === 'route');
  assert.deepEqual(
    routes.map(({ item }) => item),
    [route.routeToProfessionalStatusId, other.routeToProfessionalStatusId],
  );
  assert.deepEqual(routes[0]?.value, {
    type: 'Provider led Postgrad',
    professional_status: 'QualifiedTeacherStatus',
    status: 'Holds',
    holds_from: '2026-06-26',
    training_start_date: '2025-09-01',
    training_end_date: '2026-06-26',
    provider_ukprn: '10000001',
    training_country: null,
  });
});

test('previous names are an item each, and an empty one is none', () => {
  const previousNames = [
    { firstName: 'Ana', middleName: '', lastName: 'Ortiz' },
    { firstName: 'Ana', middleName: 'Maria', lastName: 'Ortiz' },
    { firstName: '', middleName: '', lastName: '' },
  ];
  const { statements } = read({ trn: '3000101', previousNames });
  const names = statements.filter(({ attribute }) => attribute === 'previous_names');
  assert.deepEqual(
    names.map(({ item }) => item),
    ['Ana Ortiz', 'Ana Maria Ortiz'],
  );
});

test('words that the lists of the system do not hold are reported, and those that they hold are not', () => {
  const known = read({
    trn: '3000101',
    qtlsStatus: 'Expired',
    induction: { status: 'FailedInWales', startDate: null, completedDate: null },
    routesToProfessionalStatuses: [route],
  });
  assert.deepEqual(known.unknown, []);
  const later = {
    ...route,
    status: 'Paused',
    routeToProfessionalStatusType: {
      routeToProfessionalStatusTypeId: '00000000-0000-4000-8000-000000000000',
      name: 'Future route',
      professionalStatusType: 'FutureStatus',
    },
  };
  const found = read({
    trn: '3000101',
    qtlsStatus: 'Lapsed',
    induction: { status: 'Paused', startDate: null, completedDate: null },
    routesToProfessionalStatuses: [later],
  });
  assert.deepEqual(
    found.unknown.map(({ attribute, value }) => `${attribute} ${value}`),
    ['induction_status Paused', 'qtls_status Lapsed', 'route Paused', 'route FutureStatus', 'route Future route'],
  );
  assert.equal(found.statements.find(({ attribute }) => attribute === 'qtls_status')?.value, 'Lapsed');
});

test('a number that is no TRN is refused, and so is one into which nobody can be merged', () => {
  assert.equal(readPersonRow(bytes({ trn: '300010' })).read().ok, false);
  assert.equal(standingRow('3000101', { answer: 308, location: 'somewhere' }, null).read().ok, false);
});

test('what a number answers is its status, and only a merger names another', () => {
  const said = (row: ReturnType<typeof standingRow>): readonly unknown[] => {
    const outcome = row.read();
    assert.ok(outcome.ok);
    return outcome.value.statements.map(({ attribute, value }) => `${attribute} ${value}`);
  };
  assert.deepEqual(said(standingRow('3000101', { answer: 308, location: '3000102' }, null)), [
    'trn 3000101',
    'status Deactivated',
    'merged_with 3000102',
  ]);
  assert.deepEqual(said(standingRow('3000101', { answer: 410 }, null)), [
    'trn 3000101',
    'status Deactivated',
    'merged_with null',
  ]);
  assert.deepEqual(said(standingRow('3000101', { answer: 200 }, null)), [
    'trn 3000101',
    'status Active',
    'merged_with null',
  ]);
});

function read(row: unknown): ReadRow {
  const outcome = readPersonRow(bytes(row)).read();
  assert.ok(outcome.ok);
  return outcome.value;
}

function bytes(row: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(row));
}
