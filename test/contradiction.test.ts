import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { addSeconds, instant, londonDate } from '#kernel/instant.ts';
import { listContradictions } from '#store/contradiction-queue.ts';
import { listPeople } from '#store/holding.ts';
import { readSettled } from '#store/person-reading.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { registerWeb } from '#web/web.ts';
import { accessLog } from '../src/wiring/access-log.ts';
import { cohortReader } from '../src/wiring/cohort/read-cohort.ts';
import { peopleAsOf } from '../src/wiring/people-as-of.ts';
import { personReader } from '../src/wiring/read-person.ts';
import { projectionDigest, rebuild } from '../src/wiring/rebuild.ts';
import { webPorts } from '../src/wiring/web-ports.ts';
import { openLedger, policy, receive, texts } from './support/ledger.ts';
import { applicationRow, traineeRow } from './support/made-up-row.ts';
import { exampleMine } from './support/web-example-mine.ts';
import { exampleReader, exampleStaff } from './support/web-example-staff.ts';

const now = instant('2026-01-20T09:00:00Z');
const ana = { first_names: 'Ana', last_name: 'Reyes', application_id: '1001', date_of_birth: '1999-03-02' };

test('a contradiction goes from the queue to who settled it and back, each look recorded, nothing said in a list', async () => {
  await using ledger = await openLedger(now);
  const { pool } = ledger;
  await receive(pool, [
    {
      feed: 'apply-application',
      channel: 'api',
      runStartedAt: now,
      rows: [applicationRow('1001', { born: '1999-02-03' })],
    },
    { feed: 'register-trainee', channel: 'api', runStartedAt: now, rows: [traineeRow('ana-r', ana)] },
  ]);
  const log = accessLog(pool);
  const readPerson = personReader(pool, policy, texts.access, log);
  const readers = { pool, policy, log, readPerson, readCohort: cohortReader(pool, policy) };
  await using app = fastify();
  registerWeb(
    app,
    webPorts(
      { ...readers, logPeople: async () => undefined, reader: exampleReader },
      { sandbox: null, mine: exampleMine(), staff: exampleStaff() },
    ),
  );
  const queue = (await app.inject('/staff/contradictions')).body;
  assert.match(queue, /1 is open, 1 of them past the day/);
  assert.match(queue, /Support \(1\)[\s\S]*The provider \(0\)/);
  assert.doesNotMatch(queue, /Reyes|1999/);
  const [href = ''] = /\/staff\/person\/[^"]+\/contradiction\/attribute_mismatch/.exec(queue) ?? [];
  const [person = ''] = href.split('/contradiction/');
  const send = async (action: string, because: string, stands = '1') => {
    const page = await app.inject(href);
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: String(page.headers['set-cookie']).split(';')[0],
    };
    const payload = new URLSearchParams({ action, stands, because, _csrf }).toString();
    return app.inject({ method: 'POST', url: href, headers, payload });
  };
  assert.match((await send('resolve', ' ')).body, /Say why, and how you know/);
  assert.match((await send('resolve', 'Her passport says so', '')).body, /Choose which side is right, or both/);
  assert.equal((await send('resolve', 'Her passport says so')).headers.location, href);
  assert.match((await app.inject(href)).body, /Right[\s\S]*Register trainee teachers: 2 Mar 1999/);
  assert.match((await app.inject(href)).body, /by Sam Steward on .*\n?.*[\s\S]*Her passport says so/);
  assert.match((await app.inject(person)).body, /Settled\. Open since/);
  assert.match((await app.inject('/staff/contradictions')).body, /0 are open|0 is open/);
  assert.match((await app.inject('/staff/contradictions?state=resolved')).body, /1 contradiction/);
  assert.match((await send('resolve', 'Once more')).body, /Somebody was quicker/);
  // What is kept for the queue is what a rebuild makes.
  const digest = await projectionDigest(pool);
  await rebuild(pool, policy);
  assert.equal(await projectionDigest(pool), digest);
  assert.equal((await send('reopen', 'It was another passport')).statusCode, 303);
  assert.match((await app.inject('/staff/contradictions')).body, /1 is open/);
  const { rows } = await pool.query("select distinct client, purpose from access_log where purpose = 'contradiction'");
  assert.deepEqual(rows, [{ client: 'steward: Sam Steward', purpose: 'contradiction' }]);
});

test('the lists of another day say what was known of it, and of now what is kept', async () => {
  await using ledger = await openLedger(now);
  const { pool } = ledger;
  const application = { feed: 'apply-application' as const, channel: 'api', runStartedAt: now };
  await receive(pool, [{ ...application, rows: [applicationRow('1001', { born: '1999-02-03' })] }]);
  const before = await readSettled(pool);
  await setSimulatedClock(pool, addSeconds(now, 86_400));
  const trainee = { feed: 'register-trainee' as const, channel: 'api', runStartedAt: addSeconds(now, 86_400) };
  await receive(pool, [{ ...trainee, rows: [traineeRow('ana-r', ana)] }]);
  const read = peopleAsOf(pool, policy);
  const [then, today] = [
    await read({ validOn: null, knownAt: before }, () => undefined),
    await read({ validOn: null, knownAt: await readSettled(pool) }, () => undefined),
  ];
  assert.ok(then.ok && today.ok);
  assert.deepEqual([then.value.people.map(({ status }) => status), then.value.contradictions], [['recruited'], []]);
  assert.deepEqual(today.value.people, (await listPeople(pool, null, 0, 50)).people);
  const wanted = { kind: null, owner: null, state: 'open' } as const;
  const kept = await listContradictions(pool, wanted, londonDate(now), 0, 50);
  assert.deepEqual(today.value.contradictions, kept.contradictions);
  assert.equal(kept.total, 1);
  const late = await read({ validOn: null, knownAt: '2026-03-01' }, () => undefined);
  assert.equal(late.ok ? null : late.problem.kind, 'not-settled');
});
