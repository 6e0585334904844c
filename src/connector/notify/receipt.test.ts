import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '#kernel/json.ts';
import { readReceipt } from './receipt.ts';

/** As Notify posts it (contract: a callback of a delivery receipt). */
const posted = {
  id: '740e5834-3a29-46b4-9a6f-16142fde533a',
  reference: 'apply-application:1001',
  to: 'ana@mail.test',
  status: 'permanent-failure',
  created_at: '2025-09-01T08:00:00.000000Z',
  completed_at: '2025-09-01T08:00:31.000000Z',
  sent_at: '2025-09-01T08:00:02.000000Z',
  notification_type: 'email',
  template_id: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
  template_version: 1,
};

test('a receipt says how a message to an address ended, when, and whose it was', () => {
  const outcome = read(posted);
  assert.ok(outcome.ok);
  assert.deepEqual([outcome.value.key, outcome.value.assertedAt], [posted.id, '2025-09-01T08:00:31.000000Z']);
  assert.deepEqual(Object.fromEntries(outcome.value.statements.map(({ attribute, value }) => [attribute, value])), {
    who: 'apply-application:1001',
    to: 'ana@mail.test',
    status: 'permanent-failure',
    notification_type: 'email',
    completed_at: '2025-09-01T08:00:31.000000Z',
  });
});

test('a message that was never finished counts from when it was sent, else from when it was made', () => {
  const at = (receipt: object) => {
    const outcome = read(receipt);
    return outcome.ok && outcome.value.assertedAt;
  };
  assert.equal(at({ ...posted, completed_at: null }), '2025-09-01T08:00:02.000000Z');
  assert.equal(at({ ...posted, completed_at: null, sent_at: null }), '2025-09-01T08:00:00.000000Z');
});

test('a receipt that names no record of a person waits in quarantine, and its address is not shown', () => {
  for (const reference of [null, 'message-1', 'publish-provider:1AA/2025']) {
    const outcome = read({ ...posted, reference });
    assert.ok(!outcome.ok);
    assert.deepEqual([outcome.problem.problem, outcome.problem.field], ['unknown_record', 'reference']);
    assert.doesNotMatch(JSON.stringify(outcome.problem), /ana@/);
  }
});

test('an ending that the code list does not hold does not fit', () => {
  assert.equal(read({ ...posted, status: 'sending' }).ok, false);
});

function read(receipt: Json | object) {
  return readReceipt(new TextEncoder().encode(JSON.stringify(receipt))).read();
}
