import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v7 as newId } from 'uuid';
import { decide } from '#job/decide.ts';
import { instant } from '#kernel/instant.ts';
import { ask } from '../../test/support/answer.ts';
import { openLedger, policy, receive } from '../../test/support/ledger.ts';
import { applicationRow } from '../../test/support/made-up-row.ts';
import { inPage } from './page-store.ts';

const now = instant('2025-06-20T09:00:00Z');
const about = [{ feed: 'apply-application', key: '1001' } as const];

test('a decision by hand is never rewritten, nor what it is about', async () => {
  await using ledger = await openLedger(now);
  await receive(ledger.pool, [choiceArrives()]);
  await inPage(ledger.pool)((store) => decide(store, { ...death(), reason: 'Told by the family' }, policy));
  for (const change of [
    "update decision set reason = 'another'",
    'delete from decision',
    "update decision_record set record_key = '1002'",
    'delete from decision_record',
  ])
    await assert.rejects(ledger.owner.query(change), /is append-only/);
});

test('a decision changes at once what is kept of the person, and tells of the change', async () => {
  await using ledger = await openLedger(now);
  await receive(ledger.pool, [choiceArrives()]);
  await inPage(ledger.pool)((store) => decide(store, { ...death(), reason: null }, policy));
  const { rows } = await ledger.owner.query(
    'select code, rule, to_code from person_status join change using (person_id) order by change.id desc limit 1',
  );
  assert.deepEqual(rows, [{ code: 'record_closed', rule: 'R1', to_code: 'record_closed' }]);
});

test('what nobody holds cannot be decided about', async () => {
  await using ledger = await openLedger(now);
  const outcome = await inPage(ledger.pool)((store) => decide(store, { ...death(), reason: null }, policy));
  assert.deepEqual(outcome, { ok: false, problem: about });
});

test('the reason for contacting somebody by hand is told to nobody who reads the record', async () => {
  await using ledger = await openLedger(now);
  await receive(ledger.pool, [choiceArrives()]);
  const byHand = { kind: 'contact_by_hand', detail: { at: now }, id: newId(), author: 'steward', about } as const;
  await inPage(ledger.pool)((store) => decide(store, { ...byHand, reason: 'Not for everybody' }, policy));
  await inPage(ledger.pool)((store) => decide(store, { ...death(), reason: 'Told by the family' }, policy));
  const read = await ask(ledger.pool, { who: 'apply-application:1001', validOn: null, knownAt: null });
  assert.deepEqual(
    read?.view.decisions.map(({ kind, reason }) => [kind, reason]),
    [
      ['deceased', 'Told by the family'],
      ['contact_by_hand', null],
    ],
  );
});

function death() {
  return { kind: 'deceased', detail: { at: now, on: null }, id: newId(), author: 'steward', about } as const;
}

function choiceArrives() {
  const rows = [applicationRow('1001', { updatedAt: '2025-05-12T10:00:00Z' })];
  return { feed: 'apply-application', channel: 'api', runStartedAt: now, rows } as const;
}
