import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { parsePurpose } from '#access/purpose.ts';
import { openNotify } from '#connector/notify/send.ts';
import { newLink } from '#store/answer-link.ts';
import { openForTest } from '../sandbox/open-for-test.ts';
import { assemble } from '../src/main.ts';
import { askStarted } from '../src/wiring/ask-started.ts';
import { type Ledger, policy, receive, texts } from './support/ledger.ts';
import { applicationRow, courseRow } from './support/made-up-row.ts';
import { now, opened } from './support/visitor.ts';

const course = '11111111-1111-4111-8111-111111111111';
const about = { feed: 'apply-application', key: '1001' } as const;
const form = { 'content-type': 'application/x-www-form-urlencoded' };

test('a message asks whether they started and names nobody; its link is answered once, and opening it does nothing', async (t) => {
  const { app, ask, statusOf, outbox } = await openedWithLinks(t);
  assert.equal((await ask()).ok, true);
  const [message] = await outbox();
  assert.equal(message?.to, 'ana@mail.test');
  assert.doesNotMatch(`${message?.subject} ${message?.body}`, /Ana|Reyes|1001|1AA/);
  const url = new URL(/https?:\S+\/answer\/\S+/.exec(message?.body ?? '')?.[0] ?? '').pathname;
  // A scanner opens it, more than once, also with HEAD.
  for (const method of ['GET', 'HEAD', 'GET'] as const)
    assert.equal((await app.inject({ method, url })).statusCode, 200);
  assert.doesNotMatch((await app.inject({ url })).body, /Ana|Reyes|mail\.test|1AA/);
  assert.equal(await statusOf(), 'start_unconfirmed');
  const tapped = await app.inject({ method: 'POST', url, headers: form, payload: 'answer=started' });
  assert.match(tapped.body, /Thank you/);
  assert.equal(await statusOf(), 'in_training');
  await app.inject({ method: 'POST', url, headers: form, payload: 'answer=not-starting' });
  assert.equal(await statusOf(), 'in_training');
});

test('of two taps at once one counts', async (t) => {
  const { app, ledger } = await openedWithLinks(t);
  const url = `/answer/${await newLink(ledger.pool, 'started', about)}`;
  const tap = (answer: string) => app.inject({ method: 'POST', url, headers: form, payload: `answer=${answer}` });
  await Promise.all([tap('started'), tap('not-starting')]);
  const { rows } = await ledger.owner.query(
    "select count(distinct record_key)::int as said from observation where feed = 'claim'",
  );
  assert.equal(rows[0].said, 1);
});

test('not yet asks for a day, and the question waits for it', async (t) => {
  const { app, ledger, statusOf, record } = await openedWithLinks(t);
  const url = `/answer/${await newLink(ledger.pool, 'started', about)}`;
  const post = (payload: string) => app.inject({ method: 'POST', url, headers: form, payload });
  assert.match((await post('answer=later')).body, /When do you expect to start/);
  assert.equal((await post('answer=not-yet&on-day=1&on-month=1&on-year=2020')).statusCode, 422);
  assert.match((await post('answer=not-yet&on-day=6&on-month=10&on-year=2025')).body, /Thank you/);
  assert.equal(await statusOf(), 'start_unconfirmed');
  assert.equal((await record()).question?.from, '2025-10-06');
});

test('a link that was changed, cut, used for another purpose or is too old opens nothing', async (t) => {
  const { app, ledger } = await openedWithLinks(t);
  const token = await newLink(ledger.pool, 'started', about);
  const [id = '', signature = ''] = token.split('.');
  const stop = await newLink(ledger.pool, 'stop', about);
  const swapped = `${id}.${stop.split('.')[1]}`;
  const flipped = `${id}.${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`;
  for (const wrong of [id, `${id}.`, swapped, flipped, stop, `${token}x`, 'x', '%00'])
    assert.equal((await app.inject({ url: `/answer/${wrong}` })).statusCode, 410, wrong);
  assert.equal((await app.inject({ url: `/stop/${token}` })).statusCode, 410);
  await ledger.owner.query('update answer_link set expires_at = now()');
  for (const method of ['GET', 'POST'] as const)
    assert.equal((await app.inject({ method, url: `/answer/${token}` })).statusCode, 410);
});

test('one click stops tips by email for every record of the person, without signing in and as a mail program posts it', async (t) => {
  const { app, ledger, person } = await openedWithLinks(t);
  const url = `/stop/${await newLink(ledger.pool, 'stop', about)}`;
  assert.match((await app.inject({ url })).body, /Stop tips and support by email\?/);
  await person.signIn();
  assert.match(await person.read('/choices'), /value="optional-email" checked/);
  const stopped = await app.inject({ method: 'POST', url, headers: form, payload: 'List-Unsubscribe=One-Click' });
  assert.match(stopped.body, /Stopped/);
  assert.doesNotMatch(await person.read('/choices'), /value="optional-email" checked/);
  assert.match(await person.read('/choices'), /value="optional-sms" checked/);
  assert.equal((await app.inject({ method: 'POST', url, headers: form, payload: '' })).statusCode, 200);
});

test('nobody is asked whose status is no question, and a Notify that is away is told', async (t) => {
  const { ask, sandbox, app, ledger } = await openedWithLinks(t);
  await sandbox.post('/fault', { path: '/notify', kind: '503', times: 1 });
  assert.deepEqual(await ask(), { ok: false, problem: { kind: 'not-sent', cause: 'Notify answered 503' } });
  const url = `/answer/${await newLink(ledger.pool, 'started', about)}`;
  await app.inject({ method: 'POST', url, headers: form, payload: 'answer=started' });
  assert.deepEqual(await ask(), { ok: false, problem: { kind: 'not-in-question', status: 'in_training' } });
});

async function openedWithLinks(t: TestContext) {
  const sandbox = await openForTest(t, '2025-09-15T09:00:00Z', { people: 5 });
  const { app, ledger, person } = await opened(t, 'one-login', { notify: sandbox.notify });
  await receiveAna(ledger);
  const { readPerson } = assemble(
    { pool: ledger.pool, connection: ledger.connection, [Symbol.asyncDispose]: async () => undefined },
    policy,
    texts,
  );
  const purpose = parsePurpose('operations');
  if (purpose === undefined) throw new Error('no purpose');
  const record = async () => {
    const who = 'apply-application:1001';
    const read = await readPerson({ who, validOn: null, knownAt: null, client: 'test', role: 'operator', purpose });
    if (!read.ok) throw new Error(read.problem.kind);
    return read.value.record;
  };
  const settings = { messages: texts.messages, send: openNotify(sandbox.notify), publicUrl: 'https://us.test' };
  return {
    app,
    ledger,
    person,
    sandbox,
    record,
    statusOf: async () => (await record()).status.code,
    ask: () => askStarted({ pool: ledger.pool, readPerson, ...settings }, 'apply-application:1001', purpose),
    outbox: async () =>
      (await sandbox.get<{ sent: { to: string; subject: string; body: string }[] }>('/notify/outbox')).body.sent,
  };
}

async function receiveAna(ledger: Ledger): Promise<void> {
  const rows = [courseRow(course, { start_date: 'September 2025' })];
  await receive(ledger.pool, [{ feed: 'publish-course', channel: 'api', runStartedAt: now, rows }]);
  const applications = [applicationRow('1001', { email: 'ana@mail.test', course, provider: '1AA' })];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows: applications }]);
}
