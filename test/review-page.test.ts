import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { instant } from '#kernel/instant.ts';
import { registerWeb } from '#web/web.ts';
import { accessLog } from '../src/wiring/access-log.ts';
import { cohortReader } from '../src/wiring/cohort/read-cohort.ts';
import { checkNow } from '../src/wiring/match/check-matches.ts';
import { shadowModel } from '../src/wiring/match/shadow-model.ts';
import { personReader } from '../src/wiring/read-person.ts';
import { webPorts } from '../src/wiring/web-ports.ts';
import { partition } from './support/answer.ts';
import { openLedger, policy, receive, texts } from './support/ledger.ts';
import { traineeRow } from './support/made-up-row.ts';
import { exampleMine } from './support/web-example-mine.ts';
import { exampleReader, exampleStaff, secondSteward } from './support/web-example-staff.ts';

const now = instant('2025-10-20T09:00:00Z');
const ana = { first_names: 'Ana', last_name: 'Reyes', date_of_birth: '1999-02-03', email: 'ana@mail.test' };

test('a question goes from the queue to a decision of two and back, each look recorded, no address with a personal value', async () => {
  await using ledger = await openLedger(now);
  const { pool } = ledger;
  for (const [key, trn] of [
    ['ana-a', '3000101'],
    ['ana-b', '3000102'],
  ] as const) {
    const rows = [traineeRow(key, { ...ana, trn })];
    await receive(pool, [{ feed: 'register-trainee', channel: 'api', runStartedAt: now, rows }]);
  }
  const log = accessLog(pool);
  const readPerson = personReader(pool, policy, texts.access, log);
  const ports = webPorts(
    {
      pool,
      policy,
      log,
      readPerson,
      readCohort: cohortReader(pool, policy),
      logPeople: async () => undefined,
      reader: exampleReader,
    },
    { sandbox: null, mine: exampleMine(), staff: exampleStaff() },
  );
  await using app = fastify();
  registerWeb(app, ports);
  const queue = (await app.inject('/staff/review')).body;
  const href = /href="(\/staff\/review\/[0-9a-f-]{36})"/.exec(queue)?.[1] ?? '';
  assert.doesNotMatch(queue, /Reyes|3000101|ana@mail/);
  assert.match(queue, /The nightly check has not run yet/);
  await checkNow(pool, policy);
  const bold = { ...policy.matching, automaticBits: policy.matching.reviewBits, closeSecondBits: 0 };
  await shadowModel(pool, policy, bold, 20, {});
  assert.match(
    (await app.inject('/staff/review')).body,
    /The nightly check matched 2 records again .* found everybody as held/,
  );
  const matching = (await app.inject('/staff/review/matching')).body;
  assert.match(matching, /It did not run in the shadow/);
  assert.match(matching, /would change nothing/);
  assert.doesNotMatch(matching, /Reyes|3000101|ana@mail/);
  const answer = async (staff: string) => {
    const page = await app.inject({ url: href, cookies: { staff } });
    const form = new URLSearchParams({
      action: 'link',
      because: 'Both are hers',
      _csrf: /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '',
    });
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `${String(page.headers['set-cookie']).split(';')[0]}; staff=${staff}`,
    };
    return app.inject({ method: 'POST', url: href, headers, payload: form.toString() });
  };
  assert.equal((await answer('first')).headers.location, href);
  assert.equal((await partition(pool)).length, 2);
  assert.match((await answer('first')).body, /Somebody else has to look a second time/);
  assert.equal((await answer(secondSteward)).statusCode, 303);
  assert.equal((await partition(pool)).length, 1);
  const decided = (await app.inject(href)).body;
  const decision = /href="(\/staff\/decision\/[0-9a-f-]{36})"/.exec(decided)?.[1] ?? '';
  const person = (await app.inject('/staff/person/register-trainee:ana-a')).body;
  assert.ok(person.includes(`href="${decision}"`));
  const page = await app.inject(decision);
  const undo = new URLSearchParams({
    because: 'Two people',
    _csrf: /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '',
  });
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    cookie: String(page.headers['set-cookie']).split(';')[0],
  };
  const undone = await app.inject({ method: 'POST', url: `${decision}/undo`, headers, payload: undo.toString() });
  assert.equal(undone.statusCode, 303);
  assert.equal((await partition(pool)).length, 2);
  const { rows } = await pool.query("select distinct client, purpose from access_log where asked_for = 'review'");
  assert.deepEqual(rows, [{ client: 'steward: Sam Steward', purpose: 'review-match' }]);
});
