import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { cohortReader } from '../src/wiring/cohort/read-cohort.ts';
import { personReader } from '../src/wiring/read-person.ts';
import { webPorts } from '../src/wiring/web-ports.ts';
import { openLedger, policy, receive, texts } from './support/ledger.ts';
import { applicationRow, claimRow } from './support/made-up-row.ts';
import { exampleMine } from './support/web-example-mine.ts';
import { exampleReader, exampleStaff } from './support/web-example-staff.ts';

test('a page shows what a person claims, but not what they wrote freely', async () => {
  const now = instant('2025-06-20T09:00:00Z');
  await using ledger = await openLedger(now);
  const { pool } = ledger;
  const claim = (key: string, kind: string, value: unknown) =>
    claimRow(key, { at: '2025-06-19T09:00:00Z', row: { who: 'apply-application:1001', kind, value } });
  const claims = [
    claim('c1', 'placement', { urn: '900001' }),
    claim('c2', 'pulse', { score: 1, text: 'my tutor shouts' }),
    claim('c3', 'withdrew', { reasons: ['my tutor shouts'] }),
    claim('c4', 'dispute', { attribute: 'legal_name', says: 'my tutor shouts' }),
  ];
  await receive(pool, [
    { feed: 'apply-application', channel: 'api', runStartedAt: now, rows: [applicationRow('1001')] },
    { feed: 'claim', channel: 'self', runStartedAt: now, rows: claims },
  ]);
  const readers = {
    readPerson: personReader(pool, policy, texts.access, async () => undefined),
    readCohort: cohortReader(pool, policy),
    logPeople: async () => undefined,
    log: async () => undefined,
  };
  const found = await webPorts(
    { pool, policy, ...readers, reader: exampleReader },
    { sandbox: null, mine: exampleMine(), staff: exampleStaff() },
  ).person('apply-application:1001', null, null);
  assert.ok(found.kind === 'found');
  const values = (record: string) =>
    found.page.lanes
      .filter((lane) => lane.record === record)
      .flatMap(({ items }) => items.map(({ attribute, value }) => `${attribute} ${JSON.stringify(value)}`));
  assert.ok(values('claim:c1').includes('value {"urn":"900001","until":null}'));
  assert.ok(values('claim:c4').includes('value {"attribute":"legal_name"}'));
  assert.ok(values('claim:c2').includes('kind "pulse"'));
  assert.doesNotMatch(JSON.stringify(found.page), /shouts/);
});
