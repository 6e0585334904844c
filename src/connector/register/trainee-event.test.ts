import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadRow } from '#observation/reading.ts';
import { traineeColumnsEvent, traineeDeletion, traineeEvent } from '../../../test/support/made-up-row.ts';
import { readTraineeEvent } from './trainee-event.ts';

const at = '2025-10-03T09:00:00Z';

test('a deletion says that the record is gone as of when it occurred, and nothing else', () => {
  const row = read(traineeDeletion('ana-r', at, { data: { state: 'withdrawn', email: 'ana@mail.test' } }));
  assert.deepEqual([row.key, row.assertedAt], ['ana-r', '2025-10-03T09:00:00.000000Z']);
  assert.deepEqual(row.statements, [{ attribute: 'record', item: '', value: 'gone' }]);
  assert.deepEqual(row.speaksOf, ['record']);
});

test('of a column that is not there an update says nothing; of a null it says that it is empty', () => {
  const row = read(traineeColumnsEvent('ana-r', at, { state: 'trn_received', email: null }));
  assert.deepEqual(row.speaksOf?.toSorted(), ['email', 'record', 'state']);
  assert.equal(row.statements.find(({ attribute }) => attribute === 'email')?.value, null);
  assert.ok(!row.statements.some(({ attribute }) => attribute === 'trn'));
});

test('an update with placements speaks about all of them', () => {
  const row = read(traineeColumnsEvent('ana-r', at, { placements: [] }));
  assert.ok(row.speaksOf?.includes('placement'));
});

test('a change shows that the record is there, and its columns are as old as the row itself', () => {
  const row = read(traineeColumnsEvent('ana-r', at, { state: 'deferred', updated_at: '2025-10-02T23:00:00Z' }));
  assert.equal(row.assertedAt, '2025-10-03T09:00:00.000000Z');
  assert.deepEqual(
    row.statements.map(({ attribute, value, assertedAt }) => [attribute, value, assertedAt]),
    [
      ['record', 'present', undefined],
      ['state', 'deferred', '2025-10-02T23:00:00.000000Z'],
    ],
  );
});

test('that somebody commenced moves no stamp of the row: it is as old as the event', () => {
  const columns = {
    state: 'trn_received',
    updated_at: '2025-10-02T23:00:00Z',
    commencement_status: 'itt_started_on_time',
  };
  const told = read(traineeColumnsEvent('ana-r', at, columns)).statements;
  assert.equal(told.find(({ attribute }) => attribute === 'state')?.assertedAt, '2025-10-02T23:00:00.000000Z');
  assert.equal(told.find(({ attribute }) => attribute === 'commencement_status')?.assertedAt, undefined);
});

test('a record is created with a state', () => {
  const created = JSON.parse(new TextDecoder().decode(traineeColumnsEvent('ana-r', at, { email: null })));
  const outcome = readTraineeEvent(bytes({ ...created, event_type: 'create_entity' })).read();
  assert.ok(!outcome.ok);
  assert.deepEqual([outcome.problem.problem, outcome.problem.field], ['missing_field', 'data.state']);
});

test('an event of another table is drift of the contract, and its columns are not kept', () => {
  const event = JSON.parse(new TextDecoder().decode(traineeEvent('ana-r', { disability: 'deaf' })));
  const reading = readTraineeEvent(bytes({ ...event, entity_table_name: 'trainee_disabilities' }));
  const outcome = reading.read();
  assert.ok(!outcome.ok);
  assert.deepEqual([outcome.problem.problem, outcome.problem.field], ['contract_drift', 'entity_table_name']);
  assert.doesNotMatch(new TextDecoder().decode(reading.body), /deaf|Reyes|data/);
});

test('what a deletion still carries of equality data is cut as well', () => {
  const { body } = readTraineeEvent(traineeDeletion('ana-r', at, { data: { state: 'draft', sex: '10' } }));
  assert.doesNotMatch(new TextDecoder().decode(body), /sex/);
});

test('a commencement status that no list of ours holds is kept and reported', () => {
  const row = read(traineeColumnsEvent('ana-r', at, { commencement_status: 'itt_started_early' }));
  assert.deepEqual(row.unknown, [{ attribute: 'commencement_status', value: 'itt_started_early' }]);
});

function read(raw: Uint8Array): ReadRow {
  const outcome = readTraineeEvent(raw).read();
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
