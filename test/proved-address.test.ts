import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openForTest } from '../sandbox/open-for-test.ts';
import { receive } from './support/ledger.ts';
import { applicationRow } from './support/made-up-row.ts';
import { now, opened } from './support/visitor.ts';

test('a new email address counts once the code that was sent there is entered, and what was typed wrongly changes nothing', async (t) => {
  const { person, codeSentTo } = await openedWithNotify(t);
  await person.signIn();
  const sent = await person.send('/tell/contact-email', { text: 'ana.new@mail.test', step: 'send' });
  const page = String(sent.headers.location);
  assert.match(page, /^\/code\/[0-9a-f-]{36}$/);
  assert.doesNotMatch(await person.read('/details'), /ana\.new@mail\.test/);
  const code = await codeSentTo('ana.new@mail.test');
  const wrong = await person.send(page, { code: code === '000000' ? '000001' : '000000' });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /That is not the code that we sent. You can try 4 more times/);
  assert.equal((await person.send(page, { code: 'abc' })).statusCode, 422);
  const right = await person.send(page, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
  assert.match(String(right.headers.location), /^\/told\/TS-/);
  assert.match(await person.read('/details'), /ana\.new@mail\.test/);
  assert.equal((await person.send(page, { code }, '/find')).statusCode, 410);
});

test('five wrong tries end a code, also for whoever has the right one', async (t) => {
  const { person, codeSentTo } = await openedWithNotify(t);
  await person.signIn();
  const sent = await person.send('/tell/contact-phone', { text: '07700 900 123', step: 'send' });
  const page = String(sent.headers.location);
  const code = await codeSentTo('07700900123');
  const wrong = code === '000000' ? '000001' : '000000';
  for (const left of [4, 3, 2, 1])
    assert.match((await person.send(page, { code: wrong })).body, new RegExp(`try ${left} more`));
  assert.equal((await person.send(page, { code: wrong })).statusCode, 410);
  assert.equal((await person.get(page)).statusCode, 410);
  assert.equal((await person.send(page, { code }, '/find')).statusCode, 410);
});

test('another account cannot enter the code of the first', async (t) => {
  const { person, another, codeSentTo } = await openedWithNotify(t);
  await person.signIn();
  const sent = await person.send('/tell/contact-email', { text: 'ana.new@mail.test', step: 'send' });
  const code = await codeSentTo('ana.new@mail.test');
  await another();
  await person.signIn();
  assert.equal((await person.send(String(sent.headers.location), { code }, '/find')).statusCode, 410);
});

test('an address is sent five codes an hour and no more, and Notify out of reach loses nothing', async (t) => {
  const { person, sandbox } = await openedWithNotify(t);
  await person.signIn();
  const ask = () => person.send('/tell/contact-email', { text: 'ana.new@mail.test', step: 'send' });
  await sandbox.post('/fault', { path: '/notify', kind: '503', times: 1 });
  const failed = await ask();
  assert.equal(failed.statusCode, 503);
  assert.match(failed.body, /Messages cannot leave just now/);
  await sandbox.post('/fault', { path: '/notify', kind: 'reset', times: 1 });
  assert.equal((await ask()).statusCode, 503);
  for (let sent = 0; sent < 3; sent += 1) assert.equal((await ask()).statusCode, 303);
  assert.equal((await ask()).statusCode, 429);
});

test('whom nothing is found proves the address that Apply has and is led to their record', async (t) => {
  const { person, ledger, codeSentTo } = await openedWithNotify(t);
  const rows = [applicationRow('1001', { email: 'old@mail.test' })];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows }]);
  await person.signIn();
  assert.match(await person.read('/home'), /We have not found a record[\s\S]*href="\/find"/);
  const sent = await person.send('/find', { email: 'old@mail.test' });
  const page = String(sent.headers.location);
  assert.equal((await person.send(page, { code: await codeSentTo('old@mail.test') })).headers.location, '/home');
  assert.doesNotMatch(await person.read('/home'), /We have not found a record/);
});

test('an address that no record has, or two people’s have, is answered alike: somebody looks for the record', async (t) => {
  const { person, ledger, codeSentTo } = await openedWithNotify(t);
  const rows = [
    applicationRow('1001', { email: 'family@mail.test', born: '1999-02-03' }),
    applicationRow('1002', { email: 'family@mail.test', born: '1971-06-04', lastName: 'Reyes-Lowe' }),
  ];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows }]);
  await person.signIn();
  for (const email of ['nobody@mail.test', 'family@mail.test']) {
    const page = String((await person.send('/find', { email })).headers.location);
    assert.equal((await person.send(page, { code: await codeSentTo(email) })).headers.location, '/find/who');
  }
  const typed = { 'first-name': 'Ana', 'last-name': 'Reyes', 'born-day': '3', 'born-month': '2', 'born-year': '1999' };
  assert.match((await person.send('/find/who', { ...typed, trn: '12' })).body, /A TRN has seven figures/);
  assert.equal((await person.send('/find/who', typed)).headers.location, '/find/asked');
  assert.match(await person.read('/home'), /We have not found a record/);
  const { rows: tasks } = await ledger.owner.query(
    `select kind, evidence, (select array_agg(feed || ':' || record_key order by part) from review_task_record where task_id = id) as about from review_task where kind = 'asked_by_person'`,
  );
  assert.equal(tasks.length, 1);
  assert.equal(tasks[0].kind, 'asked_by_person');
  assert.deepEqual(tasks[0].about, ['sign-in:one-login s-1', 'apply-application:1001']);
  assert.match(
    JSON.stringify(tasks[0].evidence),
    /"date_of_birth","value":"1999-02-03"|"value":"1999-02-03","attribute":"date_of_birth"/,
  );
});

async function openedWithNotify(t: TestContext) {
  const sandbox = await openForTest(t, '2025-09-15T09:00:00Z', { people: 5 });
  const { person, ledger, issuer } = await opened(t, 'one-login', { notify: sandbox.notify });
  const outbox = async () => (await sandbox.get<{ sent: { to: string; body: string }[] }>('/notify/outbox')).body.sent;
  return {
    person,
    ledger,
    sandbox,
    another: async () =>
      issuer.twist({
        user: (user) => ({ ...user, sub: 'another', email: 'another@mail.test' }),
        claims: (claims) => ({ ...claims, sub: 'another' }),
      }),
    codeSentTo: async (to: string): Promise<string> => {
      const message = (await outbox()).findLast((each) => each.to === to);
      const [code] = /\b\d{6}\b/.exec(message?.body ?? '') ?? [];
      if (code === undefined) throw new Error('no code was sent there');
      return code;
    },
  };
}
