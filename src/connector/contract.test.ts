import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '#kernel/json.ts';
import type { ReadRow } from '#observation/reading.ts';
import type { Feed } from '#source/feed.ts';
import {
  applicationRow,
  candidateRow,
  claimRow,
  courseRow,
  exportRow,
  providerRow,
  signOffRow,
  traineeEvent,
  traineeRow,
} from '../../test/support/made-up-row.ts';
import { readerOf } from './reader.ts';

test("a choice of Apply is named by its id and dated by Apply's own time", () => {
  const row = read('apply-application', 'api', applicationRow('1001', { email: ' ana@mail.test ', openConditions: 2 }));
  assert.deepEqual([row.key, row.assertedAt], ['1001', '2025-05-12T10:00:00.000000Z']);
  assert.equal(said(row, 'status'), 'recruited');
  assert.equal(said(row, 'email'), 'ana@mail.test');
  assert.equal(said(row, 'offer_pending_conditions_count'), 2);
  assert.equal(said(row, 'candidate_id'), 'C1001');
});

test('a status that no list of ours holds is kept as said and reported', () => {
  const row = read('apply-application', 'api', applicationRow('1001', { status: 'brand_new' }));
  assert.equal(said(row, 'status'), 'brand_new');
  assert.deepEqual(row.unknown, [{ attribute: 'status', value: 'brand_new' }]);
});

test("equality data of Apply is cut: in the candidate, and HESA's", () => {
  const raw = edited(applicationRow('1001'), (row) => {
    Object.assign(row.attributes, { hesa_itt_data: { sex: '2' } });
    Object.assign(row.attributes.candidate, { gender: 'female', disabilities: ['learning'] });
  });
  assert.doesNotMatch(stored('apply-application', 'api', raw), /hesa|gender|female|learning/);
});

test('a candidate is dated by the newest stamp of its row, and each choice by its own', () => {
  const row = read(
    'apply-candidate',
    'api',
    candidateRow('C501', {
      updatedAt: '2025-05-02T10:00:00Z',
      names: ['Ana', 'Reyes'],
      choices: [
        { id: '1001', status: 'inactive', updatedAt: '2025-04-01T10:00:00Z' },
        { id: '1002', status: 'recruited', updatedAt: '2025-05-12T10:00:00Z', acceptedAt: '2025-05-01T09:00:00Z' },
      ],
    }),
  );
  assert.deepEqual([row.key, row.assertedAt], ['C501', '2025-05-12T10:00:00.000000Z']);
  assert.deepEqual(
    row.statements
      .filter(({ attribute }) => attribute === 'choice_status')
      .map(({ item, value, assertedAt }) => [item, value, assertedAt]),
    [
      ['1001', 'inactive', '2025-04-01T10:00:00.000000Z'],
      ['1002', 'recruited', '2025-05-12T10:00:00.000000Z'],
    ],
  );
  assert.deepEqual([said(row, 'email'), said(row, 'first_name')], ['ana@mail.test', 'Ana']);
});

test('a candidate has no name before the form is filled in', () => {
  const row = read('apply-candidate', 'api', candidateRow('C501', { updatedAt: '2025-05-02T10:00:00Z' }));
  assert.equal(said(row, 'first_name'), null);
});

test('a status of a choice or form that no list of ours holds is kept as said and reported', () => {
  const choices = [{ id: '1001', status: 'brand_new', updatedAt: '2025-05-02T10:00:00Z' }];
  const row = read(
    'apply-candidate',
    'api',
    candidateRow('C501', { updatedAt: '2025-05-02T10:00:00Z', formStatus: 'newer_still', choices }),
  );
  assert.deepEqual(row.unknown, [
    { attribute: 'form', item: '10', value: 'newer_still' },
    { attribute: 'choice_status', item: '1001', value: 'brand_new' },
  ]);
});

test('a trainee of the API says its dates as days and its placements one by one', () => {
  const row = read(
    'register-trainee',
    'api',
    traineeRow('ana-r', {
      itt_start_date: '2025-09-01T00:00:00Z',
      placements: [{ urn: '900001' }, { name: 'Oak' }],
      training_route: '12',
    }),
  );
  assert.equal(said(row, 'itt_start_date'), '2025-09-01');
  assert.equal(said(row, 'training_route'), 'provider_led_postgrad');
  assert.deepEqual(
    row.statements.filter(({ attribute }) => attribute === 'placement').map(({ item }) => item),
    ['900001', 'Oak'],
  );
});

test('the API of Register is silent about the commencement status; its events are not', () => {
  const event = read('register-trainee', 'events', traineeEvent('ana-r', { commencement_status: 'itt_started_later' }));
  assert.equal(said(event, 'commencement_status'), 'itt_started_later');
  const row = read('register-trainee', 'api', traineeRow('ana-r', { commencement_status: 'itt_started_later' }));
  assert.equal(said(row, 'commencement_status'), undefined);
});

test('an event of another table than trainees does not fit', () => {
  const raw = edited(traineeEvent('ana-r'), (row) => Object.assign(row, { entity_table_name: 'users' }));
  assert.equal(readerOf('register-trainee', 'events')(raw).read().ok, false);
});

test('the export tells the award beside the state, its reasons in one text, and no UKPRN', () => {
  const row = read(
    'register-trainee',
    'export',
    exportRow('ana-r', {
      trainee_status: 'QTS_awarded',
      withdraw_reasons: 'death; other',
      provider_name: 'Aster SCITT',
    }),
  );
  assert.equal(said(row, 'state'), 'awarded');
  assert.deepEqual(said(row, 'withdrawal_reasons'), ['death', 'other']);
  assert.equal(said(row, 'ukprn'), undefined);
  assert.equal(said(row, 'provider_name'), 'Aster SCITT');
});

test('free text about health and equality data of Register are cut, in every channel', () => {
  const forbidden = { sex: '10', disability1: '51', defer_reason: 'ill', withdrawal_another_reason: 'ill' };
  assert.doesNotMatch(stored('register-trainee', 'api', traineeRow('a', forbidden)), /sex|disab|ill|reason/);
  assert.doesNotMatch(stored('register-trainee', 'events', traineeEvent('a', forbidden)), /sex|disab|ill|reason/);
  const row = exportRow('a', { sex: 'male', nationality: 'British', disabilities: 'none' });
  assert.doesNotMatch(stored('register-trainee', 'export', row), /sex|male|British|disab/);
});

test('a row of the export is stored so that it reads by itself', () => {
  const { body } = readerOf('register-trainee', 'export')(exportRow('ana-r', { sex: 'male' }));
  assert.equal(read('register-trainee', 'export', body).key, 'ana-r');
});

test('a course is named by its UUID; without a time of its own the run counts', () => {
  const row = read(
    'publish-course',
    'api',
    courseRow('11111111-1111-4111-8111-111111111111', { start_date: 'September 2025' }),
  );
  assert.deepEqual([row.key, row.assertedAt], ['11111111-1111-4111-8111-111111111111', null]);
  assert.equal(said(row, 'start_date'), 'September 2025');
  assert.equal(said(row, 'provider_code'), '1AA');
});

test('a provider is named by its code and cycle, a sign-off by its UKPRN and year', () => {
  assert.equal(read('publish-provider', 'api', providerRow('1AA', 2025)).key, '1AA/2025');
  const signOff = read('register-sign-off', 'file', signOffRow('10000001', 2025, '2025-10-21T10:00:00Z'));
  assert.equal(signOff.key, '10000001/2025');
  assert.equal(said(signOff, 'academic_year'), 2025);
});

test('a claim holds from when it was said, and one taken back from then on', () => {
  const row = { who: 'apply-application:1001', kind: 'started', on: '2025-09-08' };
  const made = read('claim', 'self', claimRow('c1', { at: '2025-09-09T10:00:00Z', row }));
  assert.equal(made.assertedAt, '2025-09-09T10:00:00.000000Z');
  const back = { ...row, withdrawn_at: '2025-09-10T10:00:00Z' };
  assert.equal(
    read('claim', 'self', claimRow('c1', { at: '2025-09-09T10:00:00Z', row: back })).assertedAt,
    '2025-09-10T10:00:00.000000Z',
  );
});

test('a claim of no kind that we know does not fit', () => {
  const row = { who: 'apply-application:1001', kind: 'flew away' };
  assert.equal(readerOf('claim', 'self')(claimRow('c1', { at: '2025-09-09T10:00:00Z', row })).read().ok, false);
});

function read(feed: Feed, channel: string, raw: Uint8Array): ReadRow {
  const outcome = readerOf(feed, channel)(raw).read();
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

function stored(feed: Feed, channel: string, raw: Uint8Array): string {
  return new TextDecoder().decode(readerOf(feed, channel)(raw).body);
}

function said(row: ReadRow, attribute: string): Json | undefined {
  return row.statements.find((each) => each.attribute === attribute)?.value;
}

function edited(raw: Uint8Array, edit: (row: { attributes: { candidate: object } }) => void): Uint8Array {
  const row: { attributes: { candidate: object } } = JSON.parse(new TextDecoder().decode(raw));
  edit(row);
  return new TextEncoder().encode(JSON.stringify(row));
}
