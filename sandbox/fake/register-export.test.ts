import assert from 'node:assert/strict';
import { test } from 'node:test';
import Papa from 'papaparse';
import { inventEngland } from '../england.ts';
import { at } from '../open-for-test.ts';
import { traineeAt } from '../register/trainee.ts';
import { dayOf } from '../time.ts';
import { exportInstant, registerExport } from './register-export.ts';

const england = inventEngland(1, 800);

function snapshot(now: string): readonly Record<string, string>[] {
  const text = registerExport(england.trainees)(at(now)).toString('utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

test('the export has the 76 columns in their order', () => {
  const header = registerExport([])(0).toString('utf8').trim().split(',');
  assert.equal(header.length, 76);
  assert.deepEqual(header.slice(0, 9), [
    'register_id',
    'completed',
    'trainee_url',
    'record_source',
    'apply_id',
    'hesa_id',
    'provider_trainee_id',
    'trn',
    'trainee_status',
  ]);
  assert.equal(header.at(-1), 'withdrawal_future_interest');
  assert.ok(!header.includes('ukprn') && !header.includes('commencement_status'));
});

test('a snapshot is complete: every row that is not discarded, drafts too', () => {
  const now = '2025-10-20T05:00:00Z';
  const rows = snapshot(now);
  const alive = england.trainees.filter((trainee) => traineeAt(trainee, at(now)) !== undefined);
  assert.deepEqual(
    rows.map((row) => row.register_id),
    alive.map((trainee) => trainee.slug),
  );
  assert.ok(rows.some((row) => row.trainee_status === 'draft'));
  assert.equal(
    new Set(rows.map((row) => row.provider_name)).size,
    england.providers.filter((one) => one.accreditedBy === undefined).length,
  );
});

test('a discard shows only by absence from the next snapshot', () => {
  const later = new Set(snapshot('2026-03-02T05:00:00Z').map((row) => row.register_id));
  assert.ok(snapshot('2025-10-20T05:00:00Z').some((row) => !later.has(row.register_id)));
});

test('a line is written anew when the row was written, and only then', () => {
  const exportOf = registerExport(england.trainees);
  exportOf(at('2025-09-01T05:00:00Z'));
  exportOf(at('2025-10-20T05:00:00Z'));
  assert.deepEqual(exportOf(at('2026-01-05T05:00:00Z')), registerExport(england.trainees)(at('2026-01-05T05:00:00Z')));
});

test('an outcome is spelled with its kind, and reasons stand on lines of their own', () => {
  const rows = snapshot('2026-07-13T05:00:00Z');
  const statuses = new Set(rows.map((row) => row.trainee_status));
  for (const status of ['QTS_awarded', 'QTS_recommended_for_award', 'trn_received', 'withdrawn', 'deferred', 'draft']) {
    assert.ok(statuses.has(status), status);
  }
  assert.ok(rows.some((row) => row.withdraw_reasons?.includes('\n')));
});

test('it is exported each Monday from August to December, else every fourth', () => {
  const count = (from: number, to: number) => {
    let found = 0;
    for (let day = from; day < to; day += 1) if (exportInstant(day) !== undefined) found += 1;
    return found;
  };
  assert.equal(count(dayOf(2025, 9, 1), dayOf(2025, 9, 29)), 4);
  assert.equal(count(dayOf(2025, 2, 3), dayOf(2025, 3, 31)), 2);
  assert.equal(exportInstant(dayOf(2025, 9, 2)), undefined);
});

test('a course of several years shows its route, its level and an end years later, and an undergraduate has no degree yet', () => {
  const rows = snapshot('2026-12-07T05:00:00Z');
  const long = rows.filter((row) => Number(row.course_duration_in_years) > 1 && row.trainee_status === 'trn_received');
  assert.ok(long.length > 0);
  for (const row of long) {
    const years = Number(row.expected_end_date?.slice(0, 4)) - Number(row.itt_start_date?.slice(0, 4));
    assert.ok(years >= Number(row.course_duration_in_years));
  }
  const routes = new Set(long.map((row) => row.course_training_route));
  for (const route of ['provider_led_postgrad', 'provider_led_undergrad', 'teacher_degree_apprenticeship']) {
    assert.ok(routes.has(route), route);
  }
  for (const row of rows) assert.equal(row.course_level === 'undergrad', row.number_of_degrees === '0');
});
