import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Client, openForTest } from '../open-for-test.ts';
import { type Receiver, receiverFor } from '../webhook/receiver-for-test.ts';
import { differencesFrom, type Schema } from './difference-from-schema.ts';

interface Receipt {
  readonly id: string;
  readonly reference: string;
  readonly to: string;
  readonly status: string;
  readonly completed_at: string;
  readonly notification_type: string;
}

async function told(
  t: TestContext,
  days: number,
): Promise<{ england: Client; receiver: Receiver; receipts: readonly Receipt[] }> {
  const receiver = await receiverFor(t);
  const england = await openForTest(t, '2025-01-01T00:00:00Z', { webhook: receiver.url, people: 900 });
  for (let day = 0; day < days; day += 7) {
    await england.post('/clock', { days: 7 });
    await england.post('/deliver', {});
  }
  return { england, receiver, receipts: receiptsOf(receiver) };
}

function receiptsOf({ received }: Receiver): readonly Receipt[] {
  return received.filter(({ path }) => path === '/webhook/delivery').map(({ body }): Receipt => JSON.parse(body));
}

test('of a message that ended a receipt is posted with the agreed token, and says whose it was', async (t) => {
  const { england, receiver, receipts } = await told(t, 620);
  assert.ok(receipts.length > 100);
  for (const { path, headers } of receiver.received) {
    if (path === '/webhook/delivery') assert.equal(headers.authorization, `Bearer ${england.receiptToken}`);
  }
  const { body } = await england.get<{ people: readonly { sourceRecords: readonly string[] }[] }>(
    '/truth/people?per_page=9000',
  );
  const keys = new Set(body.people.flatMap((one) => one.sourceRecords));
  assert.ok(receipts.every((one) => keys.has(one.reference)));
  assert.deepEqual([...new Set(receipts.map((one) => one.notification_type))].sort(), ['email', 'sms']);
  // Some come twice, and some days late.
  assert.ok(new Set(receipts.map((one) => one.id)).size < receipts.length);
});

test('an address that an institution gave does not exist any more some weeks after the course', async (t) => {
  const { receipts } = await told(t, 620);
  const dead = receipts.filter((one) => one.status === 'permanent-failure');
  assert.ok(dead.filter((one) => /\.(ac|sch)\.test$/.test(one.to)).length > 5);
  const rest = receipts.filter((one) => !/\.(ac|sch)\.test$/.test(one.to));
  assert.ok(rest.filter((one) => one.status === 'delivered').length / rest.length > 0.9);
});

test('a receipt that nobody takes is posted at most six times within half an hour', async (t) => {
  const receiver = await receiverFor(t);
  const england = await openForTest(t, '2025-05-01T00:00:00Z', { webhook: receiver.url, people: 900 });
  receiver.answerWith(500);
  for (let minute = 0; minute < 3 * 24 * 60; minute += 5) {
    await england.post('/clock', { seconds: 300 });
    await england.post('/deliver', {});
  }
  const times = new Map<string, number>();
  for (const { id } of receiptsOf(receiver)) times.set(id, (times.get(id) ?? 0) + 1);
  assert.ok(times.size > 0 && [...times.values()].every((count) => count <= 6) && [...times.values()].includes(6));
});

test('every receipt is what the schema says', async (t) => {
  const file = join(import.meta.dirname, '../../../shared/contracts/notify/delivery-receipt.schema.json');
  if (!existsSync(file)) {
    t.diagnostic('the schema is not beside the repository: nothing was compared');
    return;
  }
  const Receipt: Schema = JSON.parse(readFileSync(file, 'utf8'));
  const { receipts } = await told(t, 300);
  const found = receipts.flatMap((one) => [...differencesFrom({ Receipt }, 'Receipt', one)]);
  // It shows milliseconds, which the schema leaves open.
  assert.deepEqual(
    [...new Set(found)].filter((one) => !one.endsWith('no date-time')),
    [],
  );
});
