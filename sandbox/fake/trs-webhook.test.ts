import assert from 'node:assert/strict';
import { createHash, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createVerifier, httpbis } from 'http-message-signatures';
import { parse } from 'yaml';
import { type Client, openForTest } from '../open-for-test.ts';
import { everyTrap } from '../trap-set.ts';
import { type Received, type Receiver, receiverFor } from '../webhook/receiver-for-test.ts';
import { differencesFrom, type Schemas } from './difference-from-schema.ts';

interface Delivered {
  readonly attempted: number;
  readonly delivered: number;
  readonly failed: number;
  readonly waiting: number;
}

async function deliver(england: Client): Promise<Delivered> {
  return (await england.post<Delivered>('/deliver', {})).body;
}

async function live(england: Client, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await england.post('/clock', { days: 1 });
    await deliver(england);
  }
}

interface Jwk {
  readonly kid: string;
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
}

const ofTrs = (received: readonly Received[]) => received.filter(({ path }) => path === '/webhook/trs-event');
const idOf = ({ headers }: Received) => String(headers['ce-id']);
const typeOf = ({ headers }: Received) => String(headers['ce-type']);
const timeOf = ({ headers }: Received) => String(headers['ce-time']);

async function isSigned(england: Client, receiver: Receiver, one: Received, now: string): Promise<boolean | null> {
  const { body } = await england.get<{ keys: readonly Jwk[] }>('/trs/webhook-jwks');
  const names = Object.entries(one.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return httpbis.verifyMessage(
    {
      keyLookup: async ({ keyid, created, expires, tag, nonce }) => {
        const jwk = body.keys.find((key) => key.kid === keyid);
        // The library reads the one as a Date and the other as a number of seconds.
        assert.ok(created instanceof Date && tag === 'trs-webhooks' && nonce !== undefined);
        assert.equal(Number(expires) * 1000 - created.getTime(), 300_000);
        assert.ok(Math.abs(created.getTime() - Date.parse(now)) < 1000);
        if (jwk === undefined) return null;
        const key = createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
        return {
          id: jwk.kid,
          algs: ['ecdsa-p384-sha384'],
          verify: createVerifier(key, 'ecdsa-p384-sha384'),
        };
      },
      // The signature is of simulated time, which is not the machine's.
      tolerance: 1e11,
      requiredFields: ['@target-uri', 'content-digest', 'content-length', 'ce-id', 'ce-type', 'ce-time'],
    },
    { method: 'POST', url: `${receiver.url}${one.path}`, headers: Object.fromEntries(names) },
  );
}

test('an event is posted as a CloudEvent in binary mode, signed by a published key', async (t) => {
  const receiver = await receiverFor(t);
  const england = await openForTest(t, '2025-09-01T00:00:00Z', { webhook: receiver.url });
  await england.moveTo('2025-10-20T06:10:00Z');
  const { attempted, delivered, failed, waiting } = await deliver(england);
  assert.ok(attempted > 5 && delivered === attempted && failed === 0 && waiting === 0);
  const [one] = ofTrs(receiver.received);
  assert.ok(one !== undefined);
  assert.equal(one.headers['ce-specversion'], '1.0');
  assert.match(one.headers['content-type'] ?? '', /^application\/json/);
  assert.match(String(one.headers['signature-input']), /^sig1=/);
  const digest = createHash('sha256').update(one.body).digest('base64');
  assert.equal(one.headers['content-digest'], `sha-256=:${digest}:`);
  assert.equal(await isSigned(england, receiver, one, '2025-10-20T06:10:00Z'), true);
  const forged = { ...one, headers: { ...one.headers, 'ce-type': 'ping2' } };
  assert.equal(await isSigned(england, receiver, forged, '2025-10-20T06:10:00Z'), false);
  assert.equal((await deliver(england)).attempted, 0);
});

test('the key of a quarter is another one, and the one before is still published', async (t) => {
  const england = await openForTest(t, '2025-01-10T00:00:00Z', { people: 20 });
  const keysNow = async () => {
    const { body } = await england.get<{ keys: readonly { kid: string; crv: string }[] }>('/trs/webhook-jwks');
    assert.ok(body.keys.every(({ crv }) => crv === 'P-384'));
    return body.keys.map(({ kid }) => kid);
  };
  const before = await keysNow();
  await england.moveTo('2025-04-15T00:00:00Z');
  const after = await keysNow();
  assert.equal(after.length, 2);
  assert.equal(after[1], before[0]);
});

test('an attempt that fails is made again on the regulator’s timetable, and after three days the event is lost', async (t) => {
  const receiver = await receiverFor(t);
  const england = await openForTest(t, '2025-09-20T00:00:00Z');
  assert.equal((await england.post('/webhook-address', { url: 'nowhere' })).status, 422);
  await england.post('/webhook-address', { url: `${receiver.url}/webhook/trs-event` });
  receiver.answerWith(500);
  await england.moveTo('2025-10-02T00:00:00Z');
  await deliver(england);
  receiver.received.length = 0;
  await england.moveTo('2025-10-03T08:31:00Z');
  const first = await deliver(england);
  assert.ok(first.failed >= 1 && first.waiting >= 1, JSON.stringify(first));
  const ping = ofTrs(receiver.received).find((one) => typeOf(one) === 'ping');
  assert.ok(ping !== undefined);
  const attemptsOfPing = () => ofTrs(receiver.received).filter((one) => idOf(one) === idOf(ping)).length;
  await england.moveTo('2025-10-03T08:36:30Z');
  await deliver(england);
  assert.equal(attemptsOfPing(), 2);
  await england.moveTo('2025-10-03T08:40:00Z');
  await deliver(england);
  assert.equal(attemptsOfPing(), 2);
  // Long after the last attempt there is none, though they are back.
  for (const day of [4, 5, 6, 7]) {
    await england.moveTo(`2025-10-0${day}T12:00:00Z`);
    await deliver(england);
  }
  const made = attemptsOfPing();
  receiver.answerWith(204);
  await live(england, 3);
  assert.equal(attemptsOfPing(), made);
});

test('who is back within three days gets what failed', async (t) => {
  const receiver = await receiverFor(t);
  const england = await openForTest(t, '2025-10-03T00:00:00Z', { webhook: receiver.url });
  receiver.answerWith(503);
  await england.moveTo('2025-10-03T09:00:00Z');
  const down = await deliver(england);
  assert.ok(down.waiting > 0 && down.delivered === 0);
  receiver.answerWith(204);
  await england.moveTo('2025-10-04T09:00:00Z');
  const back = await deliver(england);
  assert.ok(back.delivered >= down.waiting && back.failed === 0);
});

test('word comes twice, late, out of order or never, and alerts are among it', async (t) => {
  const receiver = await receiverFor(t);
  const england = await openForTest(t, '2025-08-01T00:00:00Z', { webhook: receiver.url, people: 900 });
  await live(england, 200);
  const events = ofTrs(receiver.received);
  const ids = events.map(idOf);
  assert.ok(new Set(ids).size < ids.length, 'none came twice');
  const times = events.filter((one, index) => ids.indexOf(idOf(one)) === index).map(timeOf);
  assert.ok(
    times.some((time, index) => times.slice(0, index).some((before) => before > time)),
    'all came in order',
  );
  assert.deepEqual([...new Set(events.map(typeOf))].sort(), [
    'alert.created',
    'one_login_user.updated',
    'person.deactivated',
    'ping',
    'trn_request.completed',
  ]);
  const plainReceiver = await receiverFor(t);
  const traps = everyTrap.filter((name) => !/_webhook$/.test(name));
  const plain = await openForTest(t, '2025-08-01T00:00:00Z', { webhook: plainReceiver.url, people: 900, traps });
  await live(plain, 200);
  const whole = new Set(ofTrs(plainReceiver.received).map(idOf));
  assert.equal(whole.size, ofTrs(plainReceiver.received).length);
  assert.ok(new Set(ids).size < whole.size, 'none was lost');
});

test('what is sent is what the derived specification says', async (t) => {
  const specification = join(import.meta.dirname, '../../../shared/contracts/trs/v3-derived.yaml');
  if (!existsSync(specification)) {
    t.diagnostic('the specification is not beside the repository: nothing was compared');
    return;
  }
  const { components }: { components: { schemas: Schemas } } = parse(readFileSync(specification, 'utf8'));
  const receiver = await receiverFor(t);
  const england = await openForTest(t, '2025-08-01T00:00:00Z', { webhook: receiver.url, people: 600 });
  await live(england, 150);
  const names: Readonly<Record<string, string>> = {
    ping: 'PingNotification',
    'alert.created': 'AlertNotification',
    'trn_request.completed': 'TrnRequestCompletedNotification',
    'one_login_user.updated': 'OneLoginUserUpdatedNotification',
    'person.deactivated': 'PersonDeactivatedNotification',
  };
  const found = new Set<string>();
  for (const event of ofTrs(receiver.received)) {
    for (const one of differencesFrom(components.schemas, names[typeOf(event)] ?? '', JSON.parse(event.body)))
      found.add(one);
  }
  assert.deepEqual([...found], []);
});
