import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, type TestContext, test } from 'node:test';
import { fileRun } from '#job/file-run.ts';
import { addSeconds, instant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { correctRow } from '../src/wiring/correct-row.ts';
import { fileSource } from '../src/wiring/file-source.ts';
import { syncPorts } from '../src/wiring/sync.ts';
import { slice } from './support/check-law.ts';
import { openLedger, policy, receive } from './support/ledger.ts';
import { receiptRow, traineeRow } from './support/made-up-row.ts';
import { checkSpoiltWebhooks } from './support/spoilt-webhook.ts';
import type { Request, SentEvent, Signer, Signing } from './support/trs-signer.ts';
import { openWebhookServer, ourUrl, receiptToken, type WebhookServer } from './support/webhook-server.ts';

const now = instant('2025-10-20T09:00:00Z');
const ledger = await openLedger(now);
after(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.empty(now));

const oneLogin: SentEvent = {
  type: 'one_login_user.updated',
  data: { oneLoginUser: { subject: 'urn:1', emailAddress: 'ana@mail.test' }, connectedPerson: { trn: '3000101' } },
};

test('a signed event is kept, and its run counts it', async (t) => {
  const { send, signer } = await open(t);
  assert.equal((await send(signer.sign(oneLogin, here))).status, 202);
  assert.deepEqual(await saidBy('trs-event', 'event-1', 'email_address'), ['ana@mail.test']);
  const { rows } = await ledger.pool.query("select channel, outcome, rows, landed from run where feed = 'trs-event'");
  assert.deepEqual(rows, [{ channel: 'webhook', outcome: 'complete', rows: 1, landed: 1 }]);
});

test('any label does', async (t) => {
  const { send, signer } = await open(t);
  assert.equal((await send(signer.sign(oneLogin, { ...here, label: 'whsig' }))).status, 202);
});

test('an event that is sent twice, or by a replay, is one version', async (t) => {
  const { send, signer } = await open(t);
  const request = signer.sign(oneLogin, here);
  await send(request);
  assert.equal((await send(request)).status, 202);
  await setSimulatedClock(ledger.pool, addSeconds(now, 3600));
  const later = { ...here, at: addSeconds(now, 3600) };
  assert.equal((await send(signer.sign({ ...oneLogin, time: now }, later))).status, 202, 'a try an hour later');
  const { rows } = await ledger.pool.query("select count(*)::int as versions from version where feed = 'trs-event'");
  assert.deepEqual(rows, [{ versions: 1 }]);
});

const wrong: readonly [string, (signer: Signer) => Request][] = [
  ['a key that is not theirs', (signer) => signer.sign(oneLogin, { ...here, withKey: anotherKey() })],
  ['a key that they do not show', (signer) => ({ ...signer.sign(oneLogin, here), ...renamed(signer, 'key-9') })],
  ['an altered body', (signer) => altered(signer, (body) => body.replace('3000101', '3000102'))],
  ['another time in its header', (signer) => withHeader(signer, 'ce-time', '2025-10-20T09:00:01Z')],
  ['another kind in its header', (signer) => withHeader(signer, 'ce-type', 'person.deactivated')],
  ['another address', (signer) => signer.sign(oneLogin, { ...here, url: 'https://other.test/webhook' })],
  ['another tag', (signer) => signer.sign(oneLogin, { ...here, tag: 'else' })],
  [
    'an unsigned kind',
    (signer) => signer.sign(oneLogin, { ...here, components: ['@target-uri', 'content-digest', 'ce-id', 'ce-time'] }),
  ],
  [
    'an unsigned body',
    (signer) => signer.sign(oneLogin, { ...here, components: ['@target-uri', 'ce-id', 'ce-type', 'ce-time'] }),
  ],
  ['no signature', (signer) => withHeader(signer, 'signature', undefined)],
  ['no digest', (signer) => withHeader(signer, 'content-digest', undefined)],
  ['a signature that is no signature', (signer) => withHeader(signer, 'signature', 'sig1=x, (((')],
  ['an expired signature', (signer) => signer.sign(oneLogin, { ...here, at: addSeconds(now, -400) })],
  ['a signature for ever', (signer) => signer.sign(oneLogin, { ...here, at: addSeconds(now, -4000), lifetime: 1e6 })],
  ['a signature of tomorrow', (signer) => signer.sign(oneLogin, { ...here, at: addSeconds(now, 86_400) })],
];

for (const [what, requestOf] of wrong) {
  test(`with ${what} an event is refused, and leaves nothing`, async (t) => {
    const { send, signer } = await open(t);
    const answer = await send(requestOf(signer));
    assert.equal(answer.status, 401);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.doesNotMatch(await answer.text(), /3000101|ana@mail/);
    assert.equal(await payloads(), 0);
  });
}

test('a signature is held against our clock, a minute more or less', async (t) => {
  const { send, signer } = await open(t);
  assert.equal((await send(signer.sign(oneLogin, { ...here, at: addSeconds(now, 45) }))).status, 202);
  assert.equal((await send(signer.sign(oneLogin, { ...here, at: addSeconds(now, -340) }))).status, 202);
});

test('when keys rotate they are asked for again, and for names that nobody has at most once a minute', async (t) => {
  const { send, signer } = await open(t);
  await send(signer.sign(oneLogin, here));
  signer.rotate('key-2');
  const unknown = { ...signer.sign(oneLogin, here), ...renamed(signer, 'key-9') };
  for (let times = 0; times < 5; times += 1) await send(unknown);
  assert.equal(signer.asked(), 1);
  await setSimulatedClock(ledger.pool, addSeconds(now, 61));
  const rotated = await send(signer.sign({ ...oneLogin, id: 'event-2' }, { ...here, kid: 'key-2' }));
  assert.equal(rotated.status, 202);
  assert.equal(signer.asked(), 2);
});

test('without their keys nobody can tell: send it again later', async (t) => {
  const { send, signer } = await open(t, 'http://127.0.0.1:1/webhook-jwks');
  const answer = await send(signer.sign(oneLogin, here));
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '60');
});

test('a ping is answered, and nothing is kept', async (t) => {
  const { send, signer } = await open(t);
  const pingId = '0b9f1f9a-36a3-4d07-8d7f-2f5c35c8bb10';
  assert.equal((await send(signer.sign({ type: 'ping', data: { pingId } }, here))).status, 204);
  assert.equal(await payloads(), 0);
});

test('an alert is answered as taken and leaves nothing but a count', async (t) => {
  const { send, signer, metrics } = await open(t);
  for (const type of ['alert.created', 'alert.updated', 'alert.deleted', 'alert.invented'])
    assert.equal(
      (await send(signer.sign({ type, data: { trn: '3000101', alert: { details: 'x' } } }, here))).status,
      204,
    );
  assert.equal(await payloads(), 0);
  assert.match(await metrics(), /webhook_requests_total{feed="trs-event",outcome="nothing-to-keep"} 4/);
});

test('an event of a kind that came after our contract is set aside, without any alert in it', async (t) => {
  const { send, signer } = await open(t);
  const event = { type: 'person.reactivated', data: { trn: '3000101', alert: { details: 'kept by nobody' } } };
  assert.equal((await send(signer.sign(event, here))).status, 202);
  const { rows } = await ledger.pool.query(
    `select problem, field, record_key, body like '%nobody%' as tells from quarantine join payload using (hash)`,
  );
  assert.deepEqual(rows, [{ problem: 'contract_drift', field: 'type', record_key: 'event-1', tells: false }]);
});

test('a body that is no JSON is set aside, and its sender told', async (t) => {
  const { send, signer } = await open(t);
  for (const data of ['{"trn', '{}, "type": "ping"', ''])
    assert.equal((await send(signer.sign({ type: 'person.deactivated', data }, here))).status, 400, data);
  const { rows } = await ledger.pool.query('select distinct problem from quarantine');
  assert.deepEqual(rows, [{ problem: 'unparseable' }]);
});

test('an event without its attributes is unreadable', async (t) => {
  const { send, signer } = await open(t);
  for (const name of ['ce-id', 'ce-type', 'ce-time', 'ce-source'])
    assert.equal((await send(withHeader(signer, name, undefined))).status, 400, name);
});

test('a body of another type or larger than any event is refused before it is looked at', async (t) => {
  const { send, signer } = await open(t);
  assert.equal((await send(withHeader(signer, 'content-type', 'text/plain'))).status, 415);
  const large = { ...oneLogin, data: 'x'.repeat(200_000) };
  assert.equal((await send(signer.sign(large, here))).status, 413);
});

test('a merger joins two people at once, however late or often its event comes', async (t) => {
  const { send, signer } = await open(t);
  const rows = ['3000101', '3000102'].map((trn) => traineeRow(`slug-${trn}`, { trn }));
  await receive(ledger.pool, [{ feed: 'register-trainee', channel: 'api', runStartedAt: now, rows }]);
  assert.equal(await people(), 2);
  const merger = merging('3000101', '3000102', '2025-10-18T09:00:00Z');
  await send(signer.sign(merger, here));
  await send(signer.sign(merger, here));
  assert.equal(await people(), 1);
  assert.deepEqual(await saidBy('trs-person', '3000101', 'merged_with'), ['3000102']);
});

test('a merger whose event had to be mended by hand joins them then', async (t) => {
  const { send, signer } = await open(t);
  await send(signer.sign(merging('30001O1', '3000102', '2025-10-18T09:00:00Z'), here));
  assert.deepEqual(await saidBy('trs-person', '3000101', 'merged_with'), []);
  const { rows } = await ledger.pool.query('select id from quarantine');
  const { type, time, data } = merging('3000101', '3000102', '2025-10-18T09:00:00Z');
  const text = JSON.stringify({ id: 'event-1', type, time, data });
  await correctRow(ledger.pool, policy, rows[0].id, { text, by: 'a steward', because: 'a letter for a digit' });
  assert.deepEqual(await saidBy('trs-person', '3000101', 'merged_with'), ['3000102']);
});

test('an event that its sender gave up says all of it when it is brought as a file', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'events-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'events.jsonl');
  const { type, time, data } = merging('3000101', '3000102', '2025-10-18T09:00:00Z');
  writeFileSync(path, `${JSON.stringify({ id: 'event-1', type, time, data })}\n`);
  await fileRun(await fileSource('trs-event', path, 'events.jsonl'), syncPorts(ledger.pool, policy));
  assert.deepEqual(await saidBy('trs-event', 'event-1', 'merged_with'), ['3000102']);
  assert.deepEqual(await saidBy('trs-person', '3000101', 'merged_with'), ['3000102']);
});

test('an event that comes after the sweep saw more changes history and not the present', async (t) => {
  const { send, signer } = await open(t);
  const answer = (answered: object) => [new TextEncoder().encode(JSON.stringify({ trn: '3000101', ...answered }))];
  const of = { feed: 'trs-person', channel: 'answer' } as const;
  await receive(ledger.pool, [
    { ...of, runStartedAt: instant('2025-10-19T04:00:00Z'), rows: answer({ answer: 410 }) },
    { ...of, runStartedAt: instant('2025-10-20T04:00:00Z'), rows: answer({ answer: 200 }) },
  ]);
  await send(signer.sign(merging('3000101', null, '2025-10-18T09:00:00Z'), here));
  assert.deepEqual(await saidBy('trs-person', '3000101', 'status'), ['Active']);
});

test('many at once share pages: none is lost, and there are fewer runs than events', async (t) => {
  const { send, signer } = await open(t);
  await send(signer.sign({ ...oneLogin, id: 'first' }, here));
  const events = Array.from({ length: 60 }, (_, index) => signer.sign({ ...oneLogin, id: `event-${index}` }, here));
  const statuses = await Promise.all(events.map(async (event) => (await send(event)).status));
  assert.deepEqual([...new Set(statuses)], [202]);
  const { rows } = await ledger.pool.query(
    `select (select count(*)::int from version) as versions, (select count(*) < 40 from run) as shared, (select sum(rows)::int from run) as rows`,
  );
  assert.deepEqual(rows, [{ versions: 61, shared: true, rows: 61 }]);
});

test('while the database is away everything is to be sent again later', async (t) => {
  const { send, receipt, signer, losesDatabase } = await open(t);
  await send(signer.sign(oneLogin, here));
  await losesDatabase();
  for (const answer of [await send(signer.sign(oneLogin, here)), await receipt(receiptRow('n-1', delivered))]) {
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get('retry-after'), '60');
  }
});

const delivered = {
  reference: 'apply-application:1001',
  to: 'ana@mail.test',
  status: 'permanent-failure',
  created_at: '2025-10-20T08:00:00Z',
};

test('a receipt with the token that we agreed on is kept, once', async (t) => {
  const { receipt } = await open(t);
  assert.equal((await receipt(receiptRow('n-1', delivered))).status, 202);
  assert.equal((await receipt(receiptRow('n-1', delivered))).status, 202);
  assert.deepEqual(await saidBy('delivery', 'n-1', 'status'), ['permanent-failure']);
  const { rows } = await ledger.pool.query("select count(*)::int as versions from version where feed = 'delivery'");
  assert.deepEqual(rows, [{ versions: 1 }]);
});

test('a receipt with another token, or none, is refused and leaves nothing', async (t) => {
  const { receipt } = await open(t);
  for (const authorization of [
    'Bearer another-token-of-sixteen',
    `Basic ${receiptToken}`,
    '',
    `Bearer ${receiptToken}x`,
  ])
    assert.equal((await receipt(receiptRow('n-1', delivered), { authorization })).status, 401, authorization);
  assert.equal(await payloads(), 0);
});

test('a receipt that fits no contract is set aside', async (t) => {
  const { receipt } = await open(t);
  assert.equal((await receipt(receiptRow('n-1', { ...delivered, status: 'eaten by a dog' }))).status, 202);
  assert.equal((await receipt(Buffer.from('no receipt'))).status, 400);
  const { rows } = await ledger.pool.query('select count(*)::int as waiting from quarantine');
  assert.deepEqual(rows, [{ waiting: 2 }]);
});

test('no body and no header makes a webhook answer with an error of ours', async (t) => {
  await checkSpoiltWebhooks(await open(t), now, slice(150));
});

const here: Signing = { url: ourUrl, at: now };

function merging(trn: string, into: string | null, time: string): SentEvent {
  const mergedWithPerson = into === null ? null : { trn: into };
  return { type: 'person.deactivated', time, data: { deactivatedPerson: { trn }, mergedWithPerson } };
}

function altered(signer: Signer, change: (body: string) => string): Request {
  const request = signer.sign(oneLogin, here);
  return { ...request, body: Buffer.from(change(request.body.toString())) };
}

function withHeader(signer: Signer, name: string, value: string | undefined): Request {
  const { headers, body } = signer.sign(oneLogin, here);
  const { [name]: _, ...others } = headers;
  return { headers: value === undefined ? others : { ...others, [name]: value }, body };
}

/** Signed by their key, but under a name that they do not show. */
function renamed(signer: Signer, kid: string): Request {
  const { headers, body } = signer.sign(oneLogin, here);
  return { headers: { ...headers, 'signature-input': String(headers['signature-input']).replace('key-1', kid) }, body };
}

function anotherKey() {
  return generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
}

function open(t: TestContext, jwksUrl?: string): Promise<WebhookServer> {
  return openWebhookServer(t, ledger, jwksUrl);
}

async function payloads(): Promise<number> {
  const { rows } = await ledger.pool.query('select count(*)::int as payloads from payload');
  return rows[0].payloads;
}

async function people(): Promise<number> {
  const { rows } = await ledger.pool.query(
    'select count(distinct person_id)::int as people from link where recorded_to is null',
  );
  return rows[0].people;
}

async function saidBy(feed: string, key: string, attribute: string): Promise<readonly unknown[]> {
  const { rows } = await ledger.pool.query(
    'select value from observation where feed = $1 and record_key = $2 and attribute = $3 and recorded_to is null',
    [feed, key, attribute],
  );
  return rows.map(({ value }) => value);
}
