import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { answerRight } from '#job/answer-right.ts';
import { erase } from '#job/erase.ts';
import { addSeconds } from '#kernel/instant.ts';
import { formatRef, parseRef, type RecordRef } from '#source/record-ref.ts';
import { inPage } from '#store/page-store.ts';
import { readRights } from '#store/rights.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { projectionDigest, rebuild } from '../src/wiring/rebuild.ts';
import { ask } from './support/answer.ts';
import { type Ledger, policy, receive } from './support/ledger.ts';
import { applicationRow, signInRow, traineeRow } from './support/made-up-row.ts';
import { now, opened, type Visitor } from './support/visitor.ts';

const canaries = ['ana@mail', 'Zanzibarnard', 'Zebulonia', '07700900981', 'zither lessons'];

/** Somebody who applied, signed in, told things in their own words and had them sent back and forth. */
async function someone(t: TestContext): Promise<{ ledger: Ledger; person: Visitor }> {
  const { ledger, person } = await opened(t);
  const rows = [
    applicationRow('1001', { email: 'ana@mail.test', lastName: 'Zanzibarnard', born: '1999-02-03' }),
    applicationRow('1002', { email: 'other@mail.test', lastName: 'Otherwise' }),
  ];
  await receive(ledger.pool, [{ feed: 'apply-application', channel: 'api', runStartedAt: now, rows }]);
  await person.signIn();
  await person.send('/tell/preferred-name', { text: 'Zebulonia', step: 'send' });
  await person.send('/tell/not-starting', { text: 'I went on with my zither lessons', step: 'send' });
  await person.send('/choices/messages', { wanted: 'optional-sms' }, '/choices');
  return { ledger, person };
}

/** In which tables anything of theirs stands, in whatever column; bodies as the text that was sent. */
async function tablesWith(ledger: Ledger, words: readonly string[]): Promise<readonly string[]> {
  const { rows: tables } = await ledger.owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const text = name === 'payload' ? `each::text || coalesce(encode(body, 'escape'), '')` : 'each::text';
    const { rows } = await ledger.owner.query(
      `select exists (select from "${name}" as each where ${text} ilike any($1)) as any`,
      [words.map((word) => `%${word}%`)],
    );
    if (rows[0]?.any === true) found.push(name);
  }
  return found;
}

async function answerAll(ledger: Ledger, outcome: 'done' | 'refused' = 'done'): Promise<readonly string[]> {
  const requests = (await readRights(ledger.pool)).filter(({ kind }) => kind === 'rights');
  const outcomes: string[] = [];
  for (const { id } of requests) {
    const answered = await inPage(ledger.pool)((store) =>
      answerRight(
        store,
        { request: id, outcome, author: 'Sam Steward', reason: 'As they asked' },
        store.recordedAt,
        policy,
      ),
    );
    outcomes.push(answered.ok ? 'ok' : answered.problem.kind);
  }
  return outcomes;
}

test('what is erased stands in no table any more, however often its source sends it again, and nobody else loses anything', async (t) => {
  const { ledger, person } = await someone(t);
  const before = await tablesWith(ledger, canaries);
  for (const table of ['observation', 'payload', 'record_features']) assert.ok(before.includes(table), table);
  const others = await tablesWith(ledger, ['Otherwise', 'other@mail']);
  await person.send('/choices/right', { right: 'erasure' }, '/choices');
  assert.deepEqual(await answerAll(ledger), ['ok']);
  assert.deepEqual(await tablesWith(ledger, canaries), []);
  assert.deepEqual(await tablesWith(ledger, ['Otherwise', 'other@mail']), others);

  await setSimulatedClock(ledger.pool, addSeconds(now, 3600));
  const touched = { email: 'ana@mail.test', lastName: 'Zanzibarnard', born: '1999-02-03' };
  for (const updatedAt of ['2025-05-12T10:00:00Z', '2025-09-15T09:30:00Z', '2025-09-15T09:40:00Z']) {
    const rows = [applicationRow('1001', { ...touched, updatedAt })];
    await receive(ledger.pool, [
      { feed: 'apply-application', channel: 'api', runStartedAt: addSeconds(now, 3000), rows },
    ]);
  }
  // A row that cannot be read waits without what it said.
  const unreadable = JSON.parse(new TextDecoder().decode(applicationRow('1001', touched)));
  unreadable.attributes.updated_at = 'yesterday';
  const rows = [new TextEncoder().encode(JSON.stringify(unreadable))];
  await receive(ledger.pool, [
    { feed: 'apply-application', channel: 'api', runStartedAt: addSeconds(now, 3000), rows },
  ]);
  assert.equal((await ledger.owner.query('select from quarantine')).rowCount, 1);
  assert.deepEqual(await tablesWith(ledger, canaries), []);
  assert.equal((await person.get('/home')).statusCode, 303, 'their session is over');
});

test('every answer of the past says that it is gone, and what is made anew from the ledger is the same', async (t) => {
  const { ledger, person } = await someone(t);
  const who = 'apply-application:1001';
  const knownAt = '2025-09-15T09:00:00.100000Z';
  await setSimulatedClock(ledger.pool, addSeconds(now, 3600));
  const then = await ask(ledger.pool, { who, validOn: null, knownAt });
  assert.equal(then?.record.contact.email?.value, 'ana@mail.test');
  await person.send('/choices/right', { right: 'erasure' }, '/choices');
  await answerAll(ledger);
  await setSimulatedClock(ledger.pool, addSeconds(now, 7200));
  for (const at of [knownAt, null]) {
    const answered = await ask(ledger.pool, { who, validOn: null, knownAt: at });
    assert.ok(answered);
    const { status, contact, attributes, episodes, sourceRecords } = answered.record;
    assert.deepEqual([status.code, episodes], ['unknown', []]);
    assert.match(
      JSON.stringify(contact.email?.value),
      /^\{"erased":"2025-09-15T10:00:00\.\d+Z","by":"[0-9a-f-]{36}"\}$/,
    );
    for (const [name, { value }] of Object.entries(attributes)) assert.equal(typeof value, 'object', name);
    assert.ok(attributes.legal_name !== undefined && attributes.preferred_name !== undefined);
    assert.ok(sourceRecords.includes(who));
  }
  const kept = await projectionDigest(ledger.pool);
  await rebuild(ledger.pool, policy);
  assert.equal(await projectionDigest(ledger.pool), kept);
});

test('of a trainee with a number the training stays, and nothing by which to reach them, whatever comes later', async (t) => {
  const { ledger } = await opened(t);
  const who = 'register-trainee:ana-r';
  const said = {
    first_names: 'Ana',
    last_name: 'Reyes',
    date_of_birth: '1999-02-03',
    trn: '3000101',
    email: 'ana.r@mail.test',
  };
  const started = { itt_start_date: '2025-09-01', trainee_start_date: '2025-09-02' };
  const row = (more: object) => traineeRow('ana-r', { ...said, state: 'trn_received', ...more });
  const land = (at: number, more: object) =>
    receive(ledger.pool, [
      { feed: 'register-trainee', channel: 'api', runStartedAt: addSeconds(now, at), rows: [row(more)] },
    ]);
  await land(0, { updated_at: '2025-09-14T09:00:00Z', ...started, employing_school_urn: '100100' });
  await erasing(ledger, [who]);
  const held = async () => {
    const { rows } = await ledger.owner.query(
      `select attribute, value #>> '{}' as value from observation where erased_by is null and value <> 'null' and recorded_to is null order by attribute`,
    );
    return new Map(rows.map(({ attribute, value }) => [attribute, value]));
  };
  assert.equal((await held()).get('trn'), '3000101');
  assert.equal((await held()).has('email'), false);
  await setSimulatedClock(ledger.pool, addSeconds(now, 3600));
  await land(3000, {
    updated_at: '2025-09-15T09:30:00Z',
    ...started,
    state: 'withdrawn',
    withdrawal_date: '2025-09-15',
    employing_school_urn: '100100',
  });
  const after = await held();
  assert.deepEqual(
    [after.get('state'), after.has('email'), after.has('employing_school_urn')],
    ['withdrawn', false, false],
  );
  const answered = await ask(ledger.pool, { who, validOn: null, knownAt: null });
  assert.equal(answered?.record.status.code, 'withdrawn');
  const { rows } = await ledger.owner.query('select count(*)::int as bodies from payload where body is not null');
  assert.equal(rows[0].bodies, 0);
});

test('a draft that no provider sent in goes whole', async (t) => {
  const { ledger } = await opened(t);
  const rows = [traineeRow('ana-r', { state: 'draft', email: 'ana@mail.test', last_name: 'Zanzibarnard', trn: null })];
  await receive(ledger.pool, [{ feed: 'register-trainee', channel: 'api', runStartedAt: now, rows }]);
  await erasing(ledger, ['register-trainee:ana-r']);
  assert.deepEqual(await tablesWith(ledger, canaries), []);
});

test('whoever signs in again is told that their record was erased; what they had stopped stays stopped', async (t) => {
  const { ledger, person } = await someone(t);
  await person.send('/choices/right', { right: 'erasure' }, '/choices');
  await answerAll(ledger);
  await setSimulatedClock(ledger.pool, addSeconds(now, 86_400));
  await person.signIn();
  const choices = await person.read('/choices');
  assert.match(choices, /Erase what is held[\s\S]*Done[\s\S]*As they asked/);
  assert.doesNotMatch(choices, /value="optional-email" checked/);
  assert.match(choices, /value="optional-sms" checked/);
  // An enquiry with that address is another record of somebody of whom nothing is known.
  const rows = [
    signInRow('one-login', 'another', '2025-09-16T09:00:00Z', { email: 'ana@mail.test', email_verified: true }),
  ];
  await receive(ledger.pool, [{ feed: 'sign-in', channel: 'self', runStartedAt: addSeconds(now, 86_400), rows }]);
  const { rows: stops } = await ledger.owner.query(
    `select detail ->> 'purpose' as purpose, detail ->> 'channel' as channel from decision join decision_record on decision_id = id
     where author = 'suppression' and record_key = 'one-login another' order by 1, 2`,
  );
  assert.ok(stops.some(({ purpose, channel }) => purpose === 'optional' && channel === 'email'));
});

test('only a decision that is recorded about these records erases, and the application can rewrite nothing by itself', async (t) => {
  const { ledger } = await someone(t);
  const nobody = '01900000-0000-7000-8000-000000000000';
  await assert.rejects(
    ledger.pool.query(`select erase_records($1, '{apply-application}', '{1001}', '{}')`, [nobody]),
    /no decision .* to erase/,
  );
  await erasing(ledger, ['apply-application:1001']);
  const { rows } = await ledger.pool.query(`select id from decision where kind = 'erase'`);
  await assert.rejects(
    ledger.pool.query(`select erase_records($1, '{apply-application}', '{1002}', '{}')`, [rows[0].id]),
    /is about other records/,
  );
  for (const text of [
    `update observation set value = '1'`,
    'update observation set erased_by = null',
    `update payload set body = null, erased_at = now(), erased_by = ''`,
    `select set_config('teacher_success.erasing', pg_current_xact_id()::text, true); update decision set reason = ''`,
  ])
    await assert.rejects(ledger.pool.query(text), /permission denied/, text);
  await assert.rejects(ledger.owner.query(`update observation set value = '1' where erased_by is null`), /append-only/);
});

test('a request is answered once, and what holds can end', async (t) => {
  const { ledger, person } = await someone(t);
  await person.send('/choices/right', { right: 'restriction' }, '/choices');
  assert.deepEqual(await flags(ledger), []);
  assert.deepEqual(await answerAll(ledger), ['ok']);
  assert.deepEqual(await answerAll(ledger, 'refused'), ['answered-already']);
  assert.deepEqual(await flags(ledger), ['restricted']);
  const [request] = await readRights(ledger.pool);
  assert.ok(request);
  await setSimulatedClock(ledger.pool, addSeconds(now, 86_400));
  const ended = await inPage(ledger.pool)((store) =>
    answerRight(
      store,
      { request: request.id, outcome: 'ended', author: 'Sam', reason: 'Mended' },
      store.recordedAt,
      policy,
    ),
  );
  assert.ok(ended.ok);
  assert.deepEqual(await flags(ledger), []);
});

async function flags(ledger: Ledger): Promise<readonly string[] | undefined> {
  return (await ask(ledger.pool, { who: 'apply-application:1001', validOn: null, knownAt: null }))?.record.status.flags;
}

async function erasing(ledger: Ledger, names: readonly string[]): Promise<void> {
  const about = names.flatMap((name): readonly RecordRef[] => [parseRef(name) ?? []].flat());
  const outcome = await inPage(ledger.pool)((store) =>
    erase(store, { about, at: store.recordedAt, author: 'Sam Steward', request: null, reason: null }, policy),
  );
  assert.ok(outcome.ok, about.map(formatRef).join(', '));
}
