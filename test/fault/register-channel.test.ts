import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { ask } from '../support/answer.ts';
import { type Arrival, openLedger, receive } from '../support/ledger.ts';
import { exportRow, traineeColumnsEvent, traineeRow } from '../support/made-up-row.ts';

const now = instant('2025-10-10T05:00:00Z');
const ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(now));

test('of three channels the newest word of each attribute counts, whichever came in first', async () => {
  const told = [
    api('2025-09-01T10:00:00Z', { trn: '3000101', email: 'ana.old@mail.test', itt_start_date: '2025-09-01' }),
    event('2025-09-20T10:00:00Z', { email: 'ana.new@mail.test', commencement_status: 'itt_started_on_time' }),
    exported('2025-09-10T10:00:00Z', { trn: '3000102', email_address: 'ana.between@mail.test' }),
  ];
  for (const order of [told, told.toReversed(), [told[1], told[0], told[2]].flatMap((each) => each ?? [])]) {
    await ledger.empty(now);
    await receive(ledger.pool, order);
    const { contact, attributes, status } = await answer();
    assert.equal(contact.email?.value, 'ana.new@mail.test');
    assert.equal(attributes.trn?.value, '3000102');
    // The API and the export cannot tell of the commencement: that they are newer or silent takes nothing back.
    assert.deepEqual([status.code, status.confidence, status.rule], ['in_training', 'confirmed', 'R4']);
  }
});

test('of two channels’ words of one moment the later run’s counts', async () => {
  const at = '2025-09-10T10:00:00Z';
  const first = { ...api(at, { trn: '3000101' }), runStartedAt: instant('2025-09-11T05:00:00Z') };
  const second = { ...exported(at, { trn: '3000102' }), runStartedAt: instant('2025-09-12T05:00:00Z') };
  for (const order of [
    [first, second],
    [second, first],
  ]) {
    await ledger.empty(now);
    await receive(ledger.pool, order);
    assert.equal((await answer()).attributes.trn?.value, '3000102');
  }
});

function api(updated_at: string, said: object): Arrival {
  return arrival('api', traineeRow('ana-r', { ...said, updated_at }));
}

function event(occurredAt: string, said: object): Arrival {
  return arrival('events', traineeColumnsEvent('ana-r', occurredAt, { ...said }));
}

function exported(changedAt: string, said: Readonly<Record<string, string>>): Arrival {
  const row = { ...said, register_record_last_changed_at: changedAt, itt_start_date: '2025-09-01' };
  return arrival('export', exportRow('ana-r', row));
}

function arrival(channel: string, row: Uint8Array): Arrival {
  return { feed: 'register-trainee', channel, runStartedAt: now, rows: [row] };
}

async function answer() {
  await setSimulatedClock(ledger.pool, instant('2025-11-20T12:00:00Z'));
  const answered = await ask(ledger.pool, { who: 'register-trainee:ana-r', validOn: '2025-11-20', knownAt: null });
  assert.ok(answered);
  return answered.record;
}
