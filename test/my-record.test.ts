import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receive } from './support/ledger.ts';
import { applicationRow, courseRow, traineeRow } from './support/made-up-row.ts';
import { now, opened } from './support/visitor.ts';

test('who signs in with the address that Apply has finds their record, tells that they started, and is believed at once', async (t) => {
  const { ledger, person } = await opened(t);
  await receive(ledger.pool, [
    {
      feed: 'publish-course',
      channel: 'api',
      runStartedAt: now,
      rows: [courseRow('11111111-1111-4111-8111-111111111111', { start_date: 'September 2025' })],
    },
    {
      feed: 'apply-application',
      channel: 'api',
      runStartedAt: now,
      rows: [
        applicationRow('1001', {
          email: 'ana@mail.test',
          course: '11111111-1111-4111-8111-111111111111',
          provider: '1AA',
        }),
      ],
    },
  ]);
  await person.signIn();
  assert.match(await person.read('/home'), /nobody has told us whether you started/);
  const asked = await person.send('/tell/started', { 'on-day': '8', 'on-month': '9', 'on-year': '2025' });
  assert.match(asked.body, /Check your answers[\s\S]*8 September 2025/);
  const sent = await person.send('/tell/started', { 'on-day': '8', 'on-month': '9', 'on-year': '2025', step: 'send' });
  assert.equal(sent.statusCode, 303);
  const reference = String(sent.headers.location);
  assert.match(reference, /^\/told\/TS-[0-9A-F]{12}$/);
  assert.match(await person.read(reference), /We now believe: <strong>in training/);
  assert.match(await person.read('/home'), /You are in training/);
  assert.equal((await person.send(`${reference}/take-back`, {})).statusCode, 303);
  assert.match(await person.read('/home'), /nobody has told us whether you started/);
  assert.match(await person.read('/told'), /You took it back/);
  assert.match(await person.read('/looks'), /You[\s\S]*To read your own record/);
  const everything = JSON.parse(await person.read('/everything.json'));
  assert.ok(everything.said.some(({ feed }: { feed: string }) => feed === 'apply-application'));
});

test('a stop of messages holds at once, for every record of the person, and a right that is asked for is noted', async (t) => {
  const { ledger, person } = await opened(t);
  const rows = [applicationRow('1001', { email: 'ana@mail.test' })];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows }]);
  await person.signIn();
  assert.match(await person.read('/choices'), /value="optional-email" checked/);
  await person.send('/choices/messages', { wanted: 'optional-sms' }, '/choices');
  const after = await person.read('/choices?done=messages');
  assert.match(after, /value="optional-sms" checked/);
  assert.doesNotMatch(after, /value="optional-email" checked/);
  await person.send('/choices/right', { right: 'restriction' }, '/choices');
  assert.match(
    await person.read('/choices'),
    /Waits for an answer<br>Asked on 15 September 2025\. We answer by 13 October 2025/,
  );
  const { rows: decided } = await ledger.owner.query(
    "select count(*)::int as stops from decision_record join decision on decision.id = decision_id where kind = 'consent'",
  );
  assert.ok(decided[0].stops >= 3);
});

test('words of a crisis show help at once, and what was told in confidence is shown to who told it', async (t) => {
  const { person } = await opened(t);
  await person.signIn();
  const sad = await person.send('/tell/pulse', { score: '1', text: 'I want to die', step: 'send' });
  assert.match(await person.read(String(sad.headers.location)), /call 999/);
  await person.send('/tell/withdrew', {
    'on-day': '8',
    'on-month': '9',
    'on-year': '2025',
    reasons: 'money',
    step: 'send',
  });
  await person.send('/tell/not-starting', { text: 'I moved away', step: 'send' });
  await person.send('/tell/intention', { text: 'teach physics', step: 'send' });
  await person.send('/wrong/legal_name', { says: 'it is Reyes-Lowe' });
  const told = await person.read('/told');
  for (const words of ['Badly', 'I want to die', 'Money', 'I moved away', 'teach physics', 'it is Reyes-Lowe'])
    assert.ok(told.includes(words), words);
});

test('whoever was led to the sign-in comes back to where they were', async (t) => {
  const { person } = await opened(t);
  for (const path of ['/wrong/legal_name', '/told/TS-0A1B2C3D4E5F', '/journey'])
    assert.equal(
      (await person.get((await person.get(path)).headers.location ?? '')).body.includes(
        `return=${encodeURIComponent(path)}`,
      ),
      true,
      path,
    );
  for (const path of ['//evil.test', '/\\evil.test', 'https://evil.test/', '/x:y'])
    assert.doesNotMatch((await person.get(`/sign-in?${new URLSearchParams({ return: path })}`)).body, /return=/, path);
});

test('an address that two people share joins nobody, and says nothing of either', async (t) => {
  const { ledger, person } = await opened(t);
  const family = { email: 'ana@mail.test' };
  await receive(ledger.pool, [
    {
      feed: 'apply-application',
      channel: 'api',
      runStartedAt: now,
      rows: [
        applicationRow('1001', { ...family, born: '1999-02-03' }),
        applicationRow('1002', { ...family, born: '1971-06-04', lastName: 'Reyes-Lowe' }),
      ],
    },
  ]);
  await person.signIn();
  const home = await person.read('/home');
  assert.match(home, /We have not found a record/);
  assert.doesNotMatch(home, /Reyes|1001|1002/);
});

test('a TRN that the regulator’s provider vouches for leads to the record whatever the address', async (t) => {
  const { ledger, person, issuer } = await opened(t, 'teacher-auth');
  issuer.twist({ user: (user) => ({ ...user, email: 'another@mail.test', trn: '3000101' }) });
  const row = traineeRow('ana-r', { trn: '3000101', state: 'trn_received', itt_start_date: '2025-09-22' });
  await receive(ledger.pool, [{ feed: 'register-trainee', channel: 'api', runStartedAt: now, rows: [row] }]);
  await person.signIn();
  assert.match(await person.read('/home'), /You are registered, and your course has not begun/);
});

test('who says that it is not them comes loose, and a second sign-in does not bind them again', async (t) => {
  const { ledger, person } = await opened(t);
  const rows = [applicationRow('1001', { email: 'ana@mail.test' })];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows }]);
  await person.signIn();
  assert.doesNotMatch(await person.read('/home'), /We have not found a record/);
  assert.equal((await person.send('/not-me', {})).statusCode, 303);
  assert.match(await person.read('/home'), /We have not found a record/);
  await person.signIn();
  assert.match(await person.read('/home'), /We have not found a record/);
});

test('a session ends when its owner says so, and its cookie opens nothing more', async (t) => {
  const { person } = await opened(t);
  await person.signIn();
  assert.match(await person.read('/home'), /<h1/);
  const kept = person.cookies();
  await person.send('/sign-out', { everywhere: 'yes' });
  person.useCookies(kept);
  assert.equal((await person.get('/home')).statusCode, 303);
});

test('a way back that nobody was sent away for signs nobody in', async (t) => {
  const { person } = await opened(t);
  const reply = await person.get('/sign-in/callback?code=1&state=2');
  assert.equal(reply.statusCode, 400);
  assert.match(reply.body, /Your sign-in took too long/);
  assert.equal((await person.get('/home')).statusCode, 303);
});

test('who asks to sign in again and again from one place is asked to wait, and nobody else is', async (t) => {
  const { app } = await opened(t);
  const ask = (remoteAddress: string) => app.inject({ url: '/sign-in/callback?code=1&state=2', remoteAddress });
  for (let tries = 0; tries < 120; tries += 1) assert.equal((await ask('192.0.2.1')).statusCode, 400);
  const stopped = await ask('192.0.2.1');
  assert.equal(stopped.statusCode, 429);
  assert.match(stopped.body, /Too many tries/);
  assert.equal((await ask('192.0.2.2')).statusCode, 400);
});
