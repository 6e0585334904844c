import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import type { Landed } from '#job/land-page.ts';
import { formatInstant, type Instant, instant } from '#kernel/instant.ts';
import type { DriftMode } from '#observation/drift.ts';
import { listDrift, readDriftCounts } from '#store/drift.ts';
import { listQuarantine } from '#store/quarantine.ts';
import { acceptChange } from '../../src/wiring/accept-drift.ts';
import { replay } from '../../src/wiring/replay.ts';
import { ask } from '../support/answer.ts';
import { withDrift } from '../support/drift-mode.ts';
import { openLedger, policy, receive } from '../support/ledger.ts';
import { applicationRow, exportRow } from '../support/made-up-row.ts';

const now = instant('2025-10-20T06:10:00Z');
const ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(now));

const channel = { feed: 'apply-application', channel: 'api' } as const;
const word = { by: 'a test', because: 'Apply told us' };

test('evolve: a field that nobody knows is reported by name and type, and kept in the raw row', async () => {
  await land('evolve', [edited(applicationRow('1001'), '"status"', '"visa_route":{"code":"secret"},"status"')]);
  assert.deepEqual(await report(), ['added_field attributes.visa_route: an object, 1 row, kept']);
  const { rows } = await ledger.pool.query("select convert_from(body, 'utf8') as body from payload");
  assert.match(rows[0].body, /"visa_route":\{"code":"secret"\}/);
});

test('evolve: a status that no list holds is kept as said and means unknown, never a guess', async () => {
  await land('evolve', [applicationRow('1001', { status: 'half_recruited' })]);
  assert.deepEqual(await report(), ['new_value status: half_recruited, 1 row, kept']);
  assert.deepEqual(await answered(), { code: 'unknown', flags: ['unknown_value'] });
});

test('freeze: a status that no list holds leaves the last known one standing, until the change is accepted', async () => {
  await land('freeze', [applicationRow('1001')]);
  const news = { status: 'half_recruited', email: 'new@mail.test', updatedAt: '2025-07-01T10:00:00Z' };
  await land('freeze', [applicationRow('1001', news)]);
  assert.deepEqual(await report(), ['new_value status: half_recruited, 1 row, not_observed']);
  assert.deepEqual(await answered(), { code: 'recruited', flags: [] });
  assert.equal(await email(), 'new@mail.test');
  const [change] = await listDrift(ledger.pool, null);
  const accepted = await acceptChange(ledger.pool, modeOf('freeze'), change?.id ?? '', word);
  assert.equal(accepted?.observed, 1);
  assert.deepEqual(await answered(), { code: 'unknown', flags: ['unknown_value'] });
});

test('freeze: what was accepted is observed from then on', async () => {
  await land('freeze', [applicationRow('1001', { status: 'half_recruited' })]);
  const [change] = await listDrift(ledger.pool, null);
  await acceptChange(ledger.pool, modeOf('freeze'), change?.id ?? '', word);
  await land('freeze', [applicationRow('1002', { status: 'half_recruited', email: 'ben@mail.test' })]);
  assert.deepEqual(await answered('1002'), { code: 'unknown', flags: ['unknown_value'] });
  assert.deepEqual(await report(), ['new_value status: half_recruited, 2 rows, kept, accepted']);
});

test('a column that goes takes nothing away with it, until somebody accepts that it is gone', async () => {
  const whole = exportRow('ana-r', { trn: '3000101', withdraw_date: '' });
  const line = { feed: 'register-trainee', channel: 'export', runStartedAt: now } as const;
  await receive(ledger.pool, [{ ...line, rows: [whole] }]);
  await receive(ledger.pool, [{ ...line, runStartedAt: later(now), rows: [withoutColumn(whole, 'trn')] }]);
  assert.deepEqual(await report(), ['missing_field trn: the column is not there, 1 row, not_observed']);
  assert.deepEqual(await openTrns(), ['3000101']);
  const [change] = await listDrift(ledger.pool, null);
  await acceptChange(ledger.pool, policy, change?.id ?? '', word);
  assert.deepEqual(await openTrns(), [null]);
});

test('quarantine: a row that shows drift waits, the others land, and it lands when the change is accepted', async () => {
  const strange = edited(applicationRow('1001'), '"status"', '"visa_route":"x","status"');
  const [landed] = await land('quarantine', [strange, applicationRow('1002', { email: 'ben@mail.test' })]);
  assert.deepEqual([landed?.landed, landed?.quarantined], [1, 1]);
  const [waiting] = await listQuarantine(ledger.pool);
  assert.deepEqual(
    [waiting?.problem, waiting?.key, waiting?.field, waiting?.found],
    ['contract_drift', '1001', 'attributes.visa_route', 'a field that the contract does not know (text)'],
  );
  assert.deepEqual(await report(), ['added_field attributes.visa_route: text, 1 row, quarantined']);
  assert.deepEqual(await replay(ledger.pool, modeOf('quarantine'), []), { landed: 0, still: 1 });
  assert.equal((await listQuarantine(ledger.pool)).length, 1);
  const [change] = await listDrift(ledger.pool, null);
  const accepted = await acceptChange(ledger.pool, modeOf('quarantine'), change?.id ?? '', word);
  assert.deepEqual([accepted?.landed, accepted?.still], [1, 0]);
  assert.deepEqual(await answered(), { code: 'recruited', flags: [] });
});

test('quarantine: a row waits as well when its mode changes, and lands by a replay when it changes back', async () => {
  await land('quarantine', [applicationRow('1001', { status: 'half_recruited' })]);
  assert.deepEqual(await replay(ledger.pool, modeOf('evolve'), []), { landed: 1, still: 0 });
  assert.deepEqual(await answered(), { code: 'unknown', flags: ['unknown_value'] });
});

test('quarantine: what had landed before anybody asked for it stands, and is not set aside when it comes again', async () => {
  const strange = applicationRow('1001', { status: 'half_recruited' });
  await land('evolve', [strange]);
  const [again] = await land('quarantine', [strange]);
  assert.deepEqual([again?.landed, again?.quarantined], [0, 0]);
  assert.deepEqual(await report(), ['new_value status: half_recruited, 1 row, kept']);
});

test('rows are counted once, however often they come: landed ones and waiting ones', async () => {
  const strange = edited(applicationRow('1001'), '"status"', '"visa_route":"x","status"');
  const misfit = edited(applicationRow('1002', { email: '' }), '"status"', '"visa_route":"x","status"');
  for (let times = 0; times < 3; times += 1) await land('evolve', [strange, misfit]);
  assert.deepEqual(await report(), ['added_field attributes.visa_route: text, 2 rows, quarantined']);
});

test('a field that all rows carried and one row lacks is reported; one that was never sure to come is not', async () => {
  const first = Array.from({ length: 20 }, (_, index) =>
    applicationRow(String(2000 + index), { email: `p${index}@mail.test` }),
  );
  await land('evolve', first);
  assert.deepEqual(await report(), []);
  await land('evolve', [edited(applicationRow('3001'), '"training_provider_type":"scitt"', '"x":1')]);
  assert.deepEqual(await report(), [
    'added_field attributes.course.x: a number, 1 row, kept',
    'missing_field attributes.course.training_provider_type: rows carried it until now, 1 row, kept',
  ]);
});

test('a row in which a field changed its type waits as one that cannot be read, and the report says which type', async () => {
  const row = edited(applicationRow('1001'), '"course_code":"X1"', '"course_code":71');
  await land('evolve', [row]);
  assert.deepEqual(await report(), [
    'type_changed attributes.course.course_code: a number, not text, 1 row, quarantined',
  ]);
  assert.equal((await listQuarantine(ledger.pool))[0]?.problem, 'wrong_type');
});

test('no personal value comes into the report', async () => {
  await land('evolve', [
    applicationRow('1001', { status: 'Ana Reyes of 12 High Street' }),
    edited(applicationRow('1002'), '"status"', '"ana@mail.test":1,"status"'),
  ]);
  assert.deepEqual(await report(), [
    'added_field attributes.(a name that is no field): a number, 1 row, kept',
    'new_value status: text that is no code, 1 row, kept',
  ]);
});

test('open changes are counted by feed, and accepted ones no longer', async () => {
  await land('evolve', [applicationRow('1001', { status: 'half_recruited' })]);
  assert.deepEqual(await readDriftCounts(ledger.pool), [{ ...channel, open: 1, rows: 1 }]);
  const [change] = await listDrift(ledger.pool, 'apply-application');
  await acceptChange(ledger.pool, policy, change?.id ?? '', word);
  assert.deepEqual(await readDriftCounts(ledger.pool), []);
  assert.deepEqual(
    (await listDrift(ledger.pool, null)).map((each) => [each.acceptedBy, each.acceptedBecause]),
    [['a test', 'Apply told us']],
  );
});

async function openTrns(): Promise<readonly unknown[]> {
  const { rows } = await ledger.pool.query(
    "select value from observation where attribute = 'trn' and recorded_to is null",
  );
  return rows.map((row) => row.value);
}

function modeOf(mode: DriftMode) {
  return withDrift(channel.feed, channel.channel, mode);
}

async function land(mode: DriftMode, rows: readonly Uint8Array[]): Promise<readonly Landed[]> {
  return receive(ledger.pool, [{ ...channel, runStartedAt: now, rows }], modeOf(mode));
}

async function report(): Promise<readonly string[]> {
  return (await listDrift(ledger.pool, null))
    .map(({ kind, field, detail, rows, did, acceptedAt }) => {
      const state = acceptedAt === null ? '' : ', accepted';
      return `${kind} ${field}: ${detail}, ${rows} ${rows === 1 ? 'row' : 'rows'}, ${did}${state}`;
    })
    .toSorted();
}

async function answered(id = '1001') {
  const answer = await ask(ledger.pool, { who: `apply-application:${id}`, validOn: '2025-08-01', knownAt: null });
  return { code: answer?.record.status.code, flags: answer?.record.status.flags };
}

async function email(): Promise<unknown> {
  const answer = await ask(ledger.pool, { who: 'apply-application:1001', validOn: '2025-08-01', knownAt: null });
  return answer?.record.contact.email?.value;
}

function later(at: Instant): Instant {
  return instant(formatInstant(at).replace('2025-10-20', '2025-10-21'));
}

function withoutColumn(row: Uint8Array, column: string): Uint8Array {
  const [header = '', record = ''] = new TextDecoder().decode(row).split('\n');
  const place = header.split(',').indexOf(column);
  const cut = (line: string): string => line.split(',').toSpliced(place, 1).join(',');
  return new TextEncoder().encode(`${cut(header)}\n${cut(record)}`);
}

function edited(row: Uint8Array, from: string, to: string): Uint8Array {
  const text = new TextDecoder().decode(row);
  assert.ok(text.includes(from), `${from} is not in the row`);
  return new TextEncoder().encode(text.replace(from, to));
}
