import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { heldValue } from '#record/answer.ts';
import { ask } from '../support/answer.ts';
import { type Arrival, openLedger, receive } from '../support/ledger.ts';
import { applicationRow, courseRow } from '../support/made-up-row.ts';

const now = instant('2025-10-20T06:10:00Z');
const ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(now));

const uuid = '11111111-1111-4111-8111-111111111111';

test('a row that stands twice on a page is one version', async () => {
  const row = applicationRow('1001');
  const [landed] = await receive(ledger.pool, [application('2025-05-13', row, row)]);
  assert.equal(landed?.rows, 2);
  assert.equal(await count('version'), 1);
});

test('two contents of one record on a page are two versions, the later of the source is the present one', async () => {
  const young = applicationRow('1001', { email: 'young@mail.test', updatedAt: '2025-06-01T10:00:00Z' });
  await receive(ledger.pool, [application('2025-06-02', young, applicationRow('1001'))]);
  assert.equal(await count('version'), 2);
  assert.equal(await email(), 'young@mail.test');
});

test('a row that comes later than a newer one changes the past and not the present', async () => {
  const young = applicationRow('1001', { email: 'young@mail.test', updatedAt: '2025-06-01T10:00:00Z' });
  await receive(ledger.pool, [application('2025-06-02', young), application('2025-06-03', applicationRow('1001'))]);
  assert.equal(await email(), 'young@mail.test');
  assert.equal(await email('2025-05-20'), 'ana@mail.test');
});

test('a content that returns is a third version: A, B, A', async () => {
  await receive(ledger.pool, [course('2025-01-10', 'A'), course('2025-02-10', 'B'), course('2025-03-10', 'A')]);
  assert.equal(await count('version'), 3);
  assert.equal(await courseName(), 'A');
});

test('a content that returns after its old row came late is present again', async () => {
  await receive(ledger.pool, [course('2025-02-10', 'B'), course('2025-01-10', 'A'), course('2025-03-10', 'A')]);
  assert.equal(await courseName(), 'A');
});

test('an old row that comes late again and again makes no further version', async () => {
  const young = applicationRow('1001', { email: 'young@mail.test', updatedAt: '2025-06-01T10:00:00Z' });
  const old = applicationRow('1001');
  await receive(ledger.pool, [
    application('2025-06-02', young),
    application('2025-06-03', old),
    application('2025-06-04', old),
  ]);
  assert.equal(await count('version'), 2);
});

function application(day: string, ...rows: readonly Uint8Array[]): Arrival {
  return { feed: 'apply-application', channel: 'api', runStartedAt: instant(`${day}T03:00:00Z`), rows };
}

/** A course tells no time of its own here, so that the run's start counts. */
function course(day: string, name: string): Arrival {
  const rows = [courseRow(uuid, { name })];
  return { feed: 'publish-course', channel: 'api', runStartedAt: instant(`${day}T02:05:00Z`), rows };
}

async function email(validOn: string | null = null): Promise<string | undefined> {
  const answered = await ask(ledger.pool, { who: 'apply-application:1001', validOn, knownAt: null });
  return heldValue(answered?.record.contact.email);
}

async function courseName(): Promise<unknown> {
  const { rows } = await ledger.pool.query(
    "select value from observation where attribute = 'name' and recorded_to is null",
  );
  assert.equal(rows.length, 1);
  return rows[0].value;
}

async function count(table: 'version'): Promise<number> {
  const { rows } = await ledger.pool.query(`select count(*) as count from ${table}`);
  return rows[0].count;
}
