import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Client, openForTest } from '../open-for-test.ts';
import { type Receiver, receiverFor } from '../webhook/receiver-for-test.ts';

interface Delivered {
  readonly delivered: number;
  readonly failed: number;
  readonly waiting: number;
  readonly next: string | null;
}

/** One of the regulator's pings is due, and nothing else. */
const before = '2025-09-03T08:29:00Z';
const due = '2025-09-03T08:31:00Z';

test('a webhook that meets no trouble on its way arrives as it was sent', async (t) => {
  const { england, receiver } = await open(t);
  const { headers } = await only(england, receiver);
  assert.equal(headers['ce-type'], 'ping');
  assert.equal(String(headers['signature-input']).includes('"@target-uri"'), true);
});

test('what does not get through is sent again, and what was struck often enough gets through', async (t) => {
  for (const kind of ['way-502', 'way-reset', 'way-hang', 'way-cut']) {
    const { england, receiver } = await open(t);
    await strike(england, kind, { tries: 1 });
    const { failed, next } = await deliver(england);
    assert.deepEqual([kind, failed, receiver.received.length], [kind, 1, 0]);
    assert.ok(next !== null && next > due, 'it is due again');
    await england.moveTo(next);
    assert.deepEqual([(await deliver(england)).failed, receiver.received.length], [0, 1]);
  }
});

test('whoever hears no answer sends again what had arrived', async (t) => {
  for (const kind of ['way-answer-502', 'way-answer-lost']) {
    const { england, receiver } = await open(t);
    await strike(england, kind, { tries: 1 });
    const { failed, next } = await deliver(england);
    await england.moveTo(next ?? due);
    await deliver(england);
    assert.deepEqual([kind, failed, receiver.received.length], [kind, 1, 2]);
  }
});

test('what is held comes when its time has come, and what is lost never does', async (t) => {
  const { england, receiver } = await open(t);
  await strike(england, 'way-held', { seconds: 3 });
  const { delivered, next } = await deliver(england);
  assert.deepEqual([delivered, receiver.received.length], [1, 0]);
  await england.moveTo(next ?? due);
  await deliver(england);
  assert.equal(receiver.received.length, 1);
  const other = await open(t);
  await strike(other.england, 'way-lost', {});
  assert.equal((await deliver(other.england)).delivered, 1);
  await other.england.moveTo('2025-09-04T00:00:00Z');
  await deliver(other.england);
  assert.ok(!other.receiver.received.some(({ headers }) => headers['ce-type'] === 'ping'));
});

test('a way that alters what it carries is seen by who receives it', async (t) => {
  const { england: sound, receiver: there } = await open(t);
  const whole = await only(sound, there);
  const seen = async (kind: string) => {
    const { england, receiver } = await open(t);
    await strike(england, kind, { tries: 1 });
    return only(england, receiver);
  };
  assert.equal((await seen('way-short')).body, whole.body.slice(0, whole.body.length >> 1));
  assert.ok((await seen('way-swollen')).body.length > 200_000);
  assert.equal((await seen('way-retyped')).headers['content-type'], 'text/plain');
  assert.equal((await seen('way-stripped')).headers.signature, undefined);
  const { body } = await seen('way-reworded');
  assert.notEqual(body, whole.body);
  assert.deepEqual(JSON.parse(body), JSON.parse(whole.body));
});

test('a sender in trouble signs what it sends, but for what it does not sign', async (t) => {
  const { england: sound, receiver: there } = await open(t);
  const whole = await only(sound, there);
  const seen = async (kind: string, how = {}) => {
    const { england, receiver } = await open(t);
    await strike(england, kind, { tries: 1, ...how });
    return only(england, receiver);
  };
  const short = await seen('sent-not-json');
  assert.throws(() => JSON.parse(short.body));
  assert.notEqual(short.headers['content-digest'], whole.headers['content-digest']);
  assert.deepEqual(JSON.parse((await seen('sent-other-shape')).body), { payload: JSON.parse(whole.body) });
  assert.notEqual((await seen('sent-forged')).headers.signature, whole.headers.signature);
  assert.equal((await seen('sent-unsigned')).headers.signature, undefined);
  const late = await seen('sent-clock', { seconds: -600 });
  assert.equal(createdIn(late.headers), createdIn(whole.headers) - 600);
});

function createdIn(headers: Readonly<Record<string, unknown>>): number {
  return Number(/created=(\d+)/.exec(String(headers['signature-input']))?.[1]);
}

async function open(t: TestContext): Promise<{ england: Client; receiver: Receiver }> {
  const england = await openForTest(t, before, { people: 0, webhookPatience: 100 });
  const receiver = await receiverFor(t);
  await england.post('/webhook-address', { url: await england.wayTo(receiver.url) });
  await england.moveTo(due);
  return { england, receiver };
}

async function strike(england: Client, kind: string, how: Readonly<Record<string, number>>): Promise<void> {
  const { status } = await england.post('/fault', { path: '/webhook/trs-event', kind, share: 1, ...how });
  assert.equal(status, 200);
}

async function deliver(england: Client): Promise<Delivered> {
  return (await england.post<Delivered>('/deliver', {})).body;
}

async function only(england: Client, receiver: Receiver) {
  await deliver(england);
  const [first, ...others] = receiver.received;
  assert.ok(first !== undefined);
  assert.deepEqual(others, []);
  return first;
}
