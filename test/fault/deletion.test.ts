import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { fileRun } from '#job/file-run.ts';
import { addSeconds, formatInstant, instant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { fileSource } from '../../src/wiring/file-source.ts';
import { syncPorts } from '../../src/wiring/sync.ts';
import { ask } from '../support/answer.ts';
import { openLedger, policy, receive } from '../support/ledger.ts';
import { exportRow, traineeDeletion, traineeEvent } from '../support/made-up-row.ts';

const ledger = await openLedger(instant('2025-09-01T05:00:00Z'));
const folder = mkdtempSync(join(tmpdir(), 'deletion-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await ledger[Symbol.asyncDispose]();
});

const trainee = { itt_start_date: '2025-09-01', commencement_status: 'itt_started_on_time', trn: '3000101' };
const created = traineeEvent('ana-r', { ...trainee, updated_at: '2025-09-02T10:00:00Z' });
const deleted = traineeDeletion('ana-r', '2025-10-03T09:00:00Z');
const before = traineeEvent('ana-r', { ...trainee, email: 'ana.new@mail.test', updated_at: '2025-10-01T10:00:00Z' });
const afterwards = traineeEvent('ana-r', {
  ...trainee,
  email: 'ana.new@mail.test',
  updated_at: '2025-10-05T10:00:00Z',
});

beforeEach(() => ledger.empty(instant('2025-09-03T05:00:00Z')));

test('a deleted record keeps what it said, and its status is kept but disputed', async () => {
  await events('2025-10-04', created, deleted);
  const { status, attributes } = await answer();
  assert.deepEqual([status.code, status.confidence, status.rule], ['in_training', 'disputed', 'R7']);
  assert.equal(attributes.trn?.value, '3000101');
});

test('an update that occurred before the deletion and comes in after it revives nothing', async () => {
  await events('2025-10-04', created, deleted);
  await events('2025-10-06', before);
  assert.equal((await answer()).status.rule, 'R7');
  assert.equal((await answer()).contact.email?.value, 'ana.new@mail.test');
});

test('an update that occurred after the deletion revives the record, whichever comes in first', async () => {
  for (const order of [
    [created, deleted, afterwards],
    [created, afterwards, deleted],
    [afterwards, deleted, created],
  ]) {
    await ledger.empty(instant('2025-09-03T05:00:00Z'));
    for (const event of order) await events('2025-10-06', event);
    const { status } = await answer();
    assert.deepEqual([status.code, status.confidence], ['in_training', 'confirmed']);
  }
});

test('the same deletion twice is one', async () => {
  await events('2025-10-04', created, deleted);
  const observations = await count();
  await events('2025-10-05', deleted, deleted);
  assert.equal(await count(), observations);
});

test('of a deletion and a complete list the newer word counts, whichever comes in first', async () => {
  for (const [changedOn, rule] of [
    ['2025-10-07', 'R4'],
    ['2025-10-02', 'R7'],
  ] as const) {
    for (const isListFirst of [true, false]) {
      await ledger.empty(instant('2025-09-03T05:00:00Z'));
      await events('2025-09-03', created);
      // The list tells no day of its own: it is as old as the newest change that it holds, here somebody else's.
      const list = () => importExport('2025-10-08', changedOn);
      if (isListFirst) await list();
      await events('2025-10-09', deleted);
      if (!isListFirst) await list();
      assert.equal((await answer()).status.rule, rule, `${changedOn}, list ${isListFirst ? 'first' : 'last'}`);
    }
  }
});

test('the list of a file that could not be read whole revives nobody', async () => {
  await events('2025-10-04', created, deleted);
  await importExport('2025-10-08', '2025-10-07', '"half a row"');
  assert.equal((await answer()).status.rule, 'R7');
});

async function events(day: string, ...rows: readonly Uint8Array[]): Promise<void> {
  const runStartedAt = instant(`${day}T05:00:00Z`);
  await setSimulatedClock(ledger.pool, runStartedAt);
  await receive(ledger.pool, [{ feed: 'register-trainee', channel: 'events', runStartedAt, rows }]);
}

/** The administrators' export of a day: it shows Ana as she was created, and Ben, who changed later. */
async function importExport(day: string, benChangedOn: string, more?: string): Promise<void> {
  const startedAt = instant(`${day}T06:00:00Z`);
  await setSimulatedClock(ledger.pool, startedAt);
  const ana = exportRow('ana-r', {
    register_record_last_changed_at: '2025-09-02T10:00:00Z',
    itt_start_date: '2025-09-01',
    trn: '3000101',
  });
  const ben = exportRow('ben-s', {
    register_record_last_changed_at: formatInstant(addSeconds(instant(`${benChangedOn}T10:00:00Z`), 0)),
  });
  const [header, ...rows] = [ana, ben].flatMap((row, index) => linesOf(row).slice(index === 0 ? 0 : 1));
  const name = `export-${day}-${benChangedOn}.csv`;
  writeFileSync(join(folder, name), [header, ...rows, ...(more === undefined ? [] : [more]), ''].join('\n'));
  await fileRun(await fileSource('register-trainee', join(folder, name), name), syncPorts(ledger.pool, policy));
}

function linesOf(row: Uint8Array): readonly string[] {
  return new TextDecoder().decode(row).split('\n');
}

async function answer() {
  await setSimulatedClock(ledger.pool, instant('2025-10-10T12:00:00Z'));
  const answered = await ask(ledger.pool, { who: 'register-trainee:ana-r', validOn: '2025-10-10', knownAt: null });
  assert.ok(answered);
  return answered.record;
}

async function count(): Promise<number> {
  const { rows } = await ledger.pool.query('select count(*)::int as many from observation');
  return rows[0].many;
}
