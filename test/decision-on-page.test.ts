import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v7 as newId } from 'uuid';
import { decide } from '#job/decide.ts';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { inPage } from '#store/page-store.ts';
import { headlineStatus } from '#web/staff/headline-status.ts';
import { cohortReader } from '../src/wiring/cohort/read-cohort.ts';
import { personReader } from '../src/wiring/read-person.ts';
import { webPorts } from '../src/wiring/web-ports.ts';
import { openLedger, policy, receive, texts } from './support/ledger.ts';
import { applicationRow } from './support/made-up-row.ts';
import { exampleMine } from './support/web-example-mine.ts';
import { exampleReader, exampleStaff } from './support/web-example-staff.ts';

test('a page says what was decided by hand, by whom and why, but for reasons that are restricted', async () => {
  const now = instant('2025-06-20T09:00:00Z');
  await using ledger = await openLedger(now);
  const rows = [applicationRow('1001', { updatedAt: '2025-05-12T10:00:00Z' })];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows }]);
  const byHand = { id: newId(), author: 'steward', about: [{ feed: 'apply-application', key: '1001' }] } as const;
  const death = { kind: 'deceased', detail: { at: now, on: plainDate('2025-06-14') } } as const;
  const mark = { kind: 'contact_by_hand', detail: { at: now } } as const;
  await inPage(ledger.pool)((store) => decide(store, { ...byHand, ...death, reason: 'Told by the family' }, policy));
  await inPage(ledger.pool)((store) =>
    decide(store, { ...byHand, ...mark, id: newId(), reason: 'Not for everybody' }, policy),
  );
  const { pool } = ledger;
  const readers = {
    readPerson: personReader(pool, policy, texts.access, async () => undefined),
    readCohort: cohortReader(pool, policy),
    logPeople: async () => undefined,
    log: async () => undefined,
  };
  const ports = webPorts(
    { pool, policy, ...readers, reader: exampleReader },
    { sandbox: null, mine: exampleMine(), staff: exampleStaff() },
  );
  const found = await ports.person('apply-application:1001', null, null);
  assert.ok(found.kind === 'found');
  assert.deepEqual(
    found.page.lanes.filter(({ source }) => source === 'steward').map(({ items }) => items.map(({ value }) => value)),
    [['deceased on 2025-06-14: Told by the family', 'to be contacted by hand']],
  );
  assert.match(String(headlineStatus(found.page)), /deceased on 2025-06-14: Told by the family/);
});
