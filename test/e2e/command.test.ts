import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { connectOrStart, type EmbeddedPostgres } from '#store/embedded/embedded-postgres.ts';
import {
  databaseServerOf,
  type Ended,
  freePort,
  launch,
  openWorkshop,
  run,
  type System,
  said,
  startSystem,
  until,
} from '../support/application.ts';
import { type Files, writeFiles } from '../support/drop-file.ts';

const workshop = openWorkshop();
after(workshop.close);

it('help, wrong use and a bad variable end with 0, 2 and 2, and touch nothing', async () => {
  const folder = join(workshop.folder(), 'none');
  const [help, nothing, wrong, variable] = await Promise.all([
    run(['--help'], folder),
    run([], folder),
    run(['recrod', '3000101'], folder),
    run(['feed'], folder, { DATABASE_URL: 'mysql://me:secret@db.test/x' }),
  ]);
  assert.deepEqual([help.code, help.stderr], [0, '']);
  assert.match(help.stdout, /^Usage: teacher-success /);
  assert.deepEqual([nothing.code, nothing.stdout], [2, '']);
  assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
  assert.match(wrong.stderr, /Did you mean record\?/);
  assert.deepEqual([variable.code, variable.stdout], [2, '']);
  assert.match(variable.stderr, /DATABASE_URL: found/);
  assert.doesNotMatch(variable.stderr, /secret/);
  assert.ok(!existsSync(folder));
});

describe('every command in one folder', () => {
  const folder = workshop.folder();
  const files: Files = writeFiles(workshop.folder());
  let system: System;
  let database: number | null;

  before(async () => {
    system = await startSystem(
      ['start', '--port', String(await freePort()), '--people', '30', '--until', '2024-10-04'],
      folder,
    );
    await said(system, /has reached 2024-10-04/);
    database = databaseServerOf(folder);
  });

  const ask = (words: string): Promise<Ended> => run(wordsOf(words), folder);

  async function json(words: string, code = 0): Promise<unknown> {
    const answered = await ask(`${words} --json`);
    assert.deepEqual([answered.code, answered.stderr], [code, ''], words);
    return JSON.parse(answered.stdout);
  }

  describe('beside a running system', () => {
    it('migrate, doctor and sync find everything in order', async () => {
      assert.match((await ask('migrate')).stdout, /is up to date/);
      const findings = await json('doctor');
      assert.ok(Array.isArray(findings));
      assert.deepEqual(
        findings.map(({ check, ok }) => `${check} ${ok}`),
        [
          'disk true',
          'files true',
          'feeds true',
          'policy true',
          'database true',
          'role true',
          'fsync true',
          'migrations true',
          'runs true',
          'matching true',
          'clock true',
        ],
      );
      assert.match((await ask('doctor')).stdout, /^ok +feeds +made-up England, which is running$/m);
      const full = await json('sync publish-provider --full');
      assert.ok(Array.isArray(full));
      assert.ok(full.every(({ feed, outcome }) => feed === 'publish-provider' && outcome === 'complete'));
      assert.ok(
        full.some((each) => each.rows > 0 && each.landed === 0),
        'all is read again and nothing is news',
      );
    });

    it('import lands files, and a row that does not fit waits in quarantine', async () => {
      const applications = await ask(`import apply-application ${files.applications}`);
      assert.deepEqual([applications.code, applications.stderr], [0, '']);
      await json(`import register-trainee ${files.trainees}`);
      const claims = await json(`import claim ${files.claims}`, 1);
      assert.ok(Array.isArray(claims));
      assert.deepEqual([claims[0].rows, claims[0].quarantined], [2, 1]);
      const again = await json(`import apply-application ${files.applications}`);
      assert.ok(Array.isArray(again));
      assert.deepEqual([again[0].rows, again[0].landed], [4, 0]);
    });

    it('drift tells what a source changed, until it is accepted', async () => {
      await json(`import apply-application ${files.changed}`);
      const changes = await json('drift apply-application', 1);
      assert.ok(Array.isArray(changes));
      assert.deepEqual(
        changes.map(({ kind, field, rows, did }) => [kind, field, rows, did]),
        [['added_field', 'attributes.visa_route', 1, 'kept']],
      );
      assert.match((await ask('drift apply-application')).stdout, /^id +feed +channel +change +field +detail +since/);
      assert.equal((await ask(`drift accept ${changes[0].id}`)).code, 2);
      const accepted = await ask(`drift accept ${changes[0].id} --because told`);
      assert.deepEqual([accepted.code, accepted.stderr], [0, '']);
      assert.match(accepted.stdout, /^apply-application \(api\): attributes.visa_route is accepted as it is$/m);
      await json('drift apply-application');
      assert.equal((await ask('drift accept 00000000-0000-0000-0000-000000000000 --because told')).code, 2);
    });

    it('import refuses what is no file of that feed', async () => {
      for (const [words, line] of [
        ['claim /nowhere.jsonl', 'There is no file /nowhere.jsonl\n'],
        [`claim ${folder}`, `${folder} is a folder: name one file of it\n`],
        [`register-sign-off ${files.claims}`, 'register-sign-off does not come as JSON lines: claims.jsonl\n'],
      ] as const) {
        const refused = await ask(`import ${words}`);
        assert.deepEqual([refused.code, refused.stdout, refused.stderr], [2, '', line]);
      }
    });

    it('feed shows what was read', async () => {
      const states = await json('feed');
      assert.ok(Array.isArray(states));
      assert.ok(
        states.some(({ feed, outcome, rows }) => feed === 'publish-course' && outcome === 'complete' && rows > 0),
      );
      assert.ok(states.some(({ feed, quarantined }) => feed === 'claim' && quarantined === 1));
      assert.match((await ask('feed')).stdout, /^feed +channel +last complete run/);
    });

    it('all of them used the one server', () => {
      assert.equal(databaseServerOf(folder), database);
    });
  });

  async function record(words: string): Promise<{
    person: string;
    validOn: string;
    knownAt: string;
    status: { code: string };
    explanation?: { sentence: string };
  }> {
    const answered = await ask(`record ${words} --json`);
    assert.deepEqual([answered.code, answered.stderr], [0, ''], words);
    return JSON.parse(answered.stdout);
  }

  it('reading works beside it', async () => {
    const waiting = await json('quarantine list', 1);
    assert.ok(Array.isArray(waiting));
    assert.deepEqual(
      [waiting.length, waiting[0].feed, waiting[0].key, waiting[0].problem],
      [1, 'claim', 'bo-2', 'impossible_date'],
    );
    const row = await ask(`quarantine show ${waiting[0].id}`);
    assert.equal(row.code, 0);
    assert.match(row.stdout, /^claim:bo-2, self, [\s\S]*expected a real date[\s\S]*2025-02-30/);
    assert.deepEqual(await json('quarantine replay', 1), { landed: 0, still: 1 });
    const byKey = await record('apply-application:900001');
    assert.match(byKey.person, /^[0-9a-f-]{36}$/);
    for (const who of [byKey.person, 'register-trainee:bo-r', '3900001', 'BO@mail.test']) {
      assert.deepEqual(await record(who), byKey, who);
    }
    assert.match(
      (await ask('rebuild --check')).stdout,
      /^\d+ people rebuilt, digest [0-9a-f]{64}\n\d+ records compared again, 0 of them another person's now\nequal to what stood\n$/,
    );
  });

  it('contradiction lists, shows, settles and takes back, and shows what was open before', async () => {
    const id = 'attribute_mismatch/apply-application:900005';
    const list = 'contradiction list --kind attribute_mismatch';
    const [listed, before] = (await Promise.all([json(list), json(`contradiction show ${id}`)])).map(Object);
    assert.deepEqual([listed.total, listed.contradictions[0].id, before.state], [1, id, 'open']);
    const { knownAt } = await record('apply-application:900005');
    assert.equal((await ask(`contradiction resolve ${id} --stands tps --because passport`)).code, 1);
    assert.match(
      (await ask(`contradiction resolve ${id} --stands register --author Sam --because passport`)).stdout,
      /^ {2}settled by Sam on 2024-10-04, register is right: passport$/m,
    );
    const then = `contradiction show ${id} --known-at ${knownAt}`;
    const [settled, past] = (await Promise.all([json(list), json(then)])).map(Object);
    assert.deepEqual([settled.total, past], [0, before]);
    assert.equal(Object(await json(`contradiction undo ${id} --because another`))[0].state, 'open');
  });

  it('match check and match shadow find everybody as held, and say what they looked at', async () => {
    assert.match(
      (await ask('match check')).stdout,
      /^\d+ people with \d+ records matched again in [\d.]+ s, \d+ likely pairs\nnobody would be anybody else than it is held\n/,
    );
    const joining = join(import.meta.dirname, '../../policy/identity/joining.yaml');
    const { run, differences } = JSON.parse((await ask(`match shadow ${joining} --json`)).stdout);
    assert.deepEqual([run.differences.moved, run.moves, differences], [0, [], []]);
  });

  it('record answers for a day and an instant, and explains', async () => {
    const today = await record('apply-application:900001 --explain --purpose support-call');
    assert.equal(today.validOn, '2024-10-04');
    assert.ok((today.explanation?.sentence.length ?? 0) > 10);
    assert.equal((await record(`apply-application:900001 --valid-on 2024-09-01`)).validOn, '2024-09-01');
    assert.equal((await record(`apply-application:900001 --known-at ${today.knownAt}`)).knownAt, today.knownAt);
    const words = await ask('record apply-application:900001 --explain');
    assert.match(words.stdout, /^status +\w+ \(/m);
    assert.match(words.stdout, /^Why\n/m);
    const over = await ask('record apply-application:900001 --timeline email');
    assert.match(
      over.stdout,
      /^email\n {2}\d{4}-\d\d-\d\d to now +\S+@\S+ \(apply\)\n {2}of 2024-10-04, from \S+: \S+@\S+ \(apply\)$/m,
    );
  });

  const refusals: readonly (readonly [string, number, string])[] = [
    ['3900009', 1, 'Nobody is known as 3900009 now.\n'],
    ['39000', 1, 'Nobody is known as 39000: a TRN has seven digits.\n'],
    ['nobody@mail.test', 1, 'Nobody is known as nobody@mail.test now.\n'],
    ['apply-application:1', 1, 'Nobody is known as apply-application:1 at that instant.\n'],
    [
      '00000000-0000-7000-8000-000000000000',
      1,
      'Nobody is known as 00000000-0000-7000-8000-000000000000 at that instant.\n',
    ],
    [
      'apply-application:900001 --known-at 2024-10-01',
      1,
      'Nobody is known as apply-application:900001 at that instant.\n',
    ],
    ['apply-application:900001 --valid-on 2024-02-30', 2, '--valid-on must be a real date, YYYY-MM-DD\n'],
    [
      'apply-application:900001 --known-at noon',
      2,
      '--known-at must be an instant such as 2025-09-15T12:00:00Z, or a date\n',
    ],
  ];

  it('record refuses in one line that repeats only what was typed', async () => {
    await inPairs(refusals, async ([words, code, line]) => {
      const refused = await ask(`record ${words} --json`);
      assert.deepEqual([refused.code, refused.stdout, refused.stderr], [code, '', line]);
    });
    const later = await ask('record apply-application:900001 --known-at 2030-01-01');
    assert.equal(later.code, 2);
    assert.match(later.stderr, /^--known-at is later than the last settled instant, 2024-10-04T\S+\n$/);
    const two = await ask('record shared@mail.test');
    assert.deepEqual([two.code, two.stdout], [1, '']);
    assert.match(
      two.stderr,
      /^shared@mail\.test names 2 people\. Ask for one of: apply-application:900002, apply-application:900003\n$/,
    );
  });

  it('a client calls with its token, a rotated token dies, a revoked client is out', async () => {
    const call = async (token: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token.trim()}`, purpose: 'operations' };
      return (await fetch(`${system.url}/api/v1/people/apply-application:900001`, { headers })).status;
    };
    const first = (await ask('client add reports')).stdout;
    assert.equal(await call(first), 200);
    const second = (await ask('client rotate reports')).stdout;
    assert.notEqual(second, first);
    assert.deepEqual([await call(first), await call(second)], [401, 200]);
    const twice = await ask('client add reports');
    assert.equal(twice.code, 2);
    assert.match(twice.stderr, /client rotate reports/);
    assert.equal((await ask('client revoke reports')).stdout, 'reports is revoked\n');
    assert.equal(await call(second), 401);
    for (const verb of ['rotate', 'revoke']) assert.equal((await ask(`client ${verb} reports`)).code, 2);
    const clients = await json('client list');
    assert.ok(Array.isArray(clients));
    assert.deepEqual(Object.keys(clients[0]), [
      'id',
      'name',
      'role',
      'provider',
      'createdAt',
      'tokenSince',
      'revokedAt',
    ]);
    assert.ok(clients[0].revokedAt !== null && clients[0].tokenSince > clients[0].createdAt);
  });

  it('serve answers beside it, and stops without taking the server along', async () => {
    const served = await startSystem(['serve', '--port', String(await freePort())], folder);
    assert.equal((await fetch(`${served.url}/ready`)).status, 200);
    assert.equal((await served.kill('SIGTERM')).code, 0);
    const port = new URL(system.url).port;
    const taken = await ask(`serve --port ${port}`);
    assert.equal(taken.code, 2);
    assert.match(taken.stderr, /^Port \d+ is taken by another program\. .*teacher-success serve --port \d+\n$/m);
    assert.equal(databaseServerOf(folder), database);
  });

  it('reading works when nothing runs too, each time with a server that ends with it', async () => {
    assert.equal((await system.kill('SIGTERM')).code, 0);
    assert.equal(databaseServerOf(folder), null);
    const bo = await record('3900001');
    assert.equal(databaseServerOf(folder), null);
    assert.deepEqual(bo, await record('apply-application:900001'));
    assert.deepEqual(await json('quarantine replay', 1), { landed: 0, still: 1 });
    assert.match((await ask('rebuild --check')).stdout, /equal to what stood/);
    const interrupted = launch(['feed'], folder);
    await until('the command has its server', () => databaseServerOf(folder));
    assert.equal((await interrupted.kill('SIGINT')).code, 130);
    await until('the server ends with it', () => databaseServerOf(folder) === null);
    const noEngland = await ask('sync');
    assert.equal(noEngland.code, 2);
    assert.match(noEngland.stderr, /is not running\. Start it first: npm start\n$/);
  });
});

describe('with a database of our own', () => {
  const nowhere = join(workshop.folder(), 'never-made');
  let server: EmbeddedPostgres;

  before(async () => {
    server = await connectOrStart({ dataDirectory: workshop.folder() });
    await asSuperuser('create role owner login createrole');
    await asSuperuser('create role web login');
    await asSuperuser('create database teachers owner owner');
  });
  after(() => server.stop());

  async function asSuperuser(statement: string): Promise<void> {
    const client = new Client(server.connection);
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  const as = (user: string, words: string): Promise<Ended> => run(wordsOf(words), nowhere, { DATABASE_URL: url(user) });

  function url(user: string, database = 'teachers'): string {
    return `postgres://${user}@localhost:${server.connection.port}/${database}?host=${encodeURIComponent(server.connection.host)}`;
  }

  it('before migrate every command says what to run', async () => {
    for (const words of ['serve --port 0', 'feed']) {
      const refused = await as('web', words);
      assert.equal(refused.code, 1);
      assert.equal(refused.stderr, 'The database was not migrated yet. Run as its owner: teacher-success migrate\n');
    }
    const sick = await as('web', 'doctor');
    assert.equal(sick.code, 1);
    assert.match(sick.stdout, /^not ok +database +The database was not migrated yet/m);
  });

  it('migrate runs as the owner, twice without harm', async () => {
    assert.match((await as('owner', 'migrate')).stdout, /^Applied 0001-time\.sql, /);
    assert.equal((await as('owner', 'migrate')).stdout, 'The database is up to date.\n');
  });

  it('serve runs as a user who may act as the application, and says so to one who may not', async () => {
    const refused = await as('web', 'serve --port 0');
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /may not act as the application\. .* grant teacher_success_app to that_user\n$/);
    await asSuperuser('grant teacher_success_app to web');
    const served = await startSystem(['serve', '--port', '0'], nowhere, { DATABASE_URL: url('web') });
    // Without an identity provider nobody comes in to the console.
    assert.equal((await fetch(`${served.url}/staff`)).status, 503);
    for (const path of ['/', '/ready', '/health']) assert.equal((await fetch(served.url + path)).status, 200, path);
    assert.equal((await served.kill('SIGTERM')).code, 0);
    assert.equal((await as('web', 'client add reports')).code, 0);
    assert.equal((await as('web', 'doctor')).code, 0);
  });

  it('start brings no made-up England and no server of its own', async () => {
    const started = await startSystem(['start', '--port', '0'], nowhere, { DATABASE_URL: url('web') });
    assert.equal((await fetch(started.url)).status, 200);
    assert.equal((await started.kill('SIGTERM')).code, 0);
    assert.ok(!existsSync(join(nowhere, 'postgres')));
  });

  it('a database that does not answer is said in one line', async () => {
    const gone = await run(['feed'], nowhere, { DATABASE_URL: 'postgres://web@127.0.0.1:1/teachers' });
    assert.deepEqual([gone.code, gone.stdout], [1, '']);
    assert.equal(
      gone.stderr,
      'The database does not answer (ECONNREFUSED). Is it running, and does DATABASE_URL name it?\n',
    );
    const unknown = await run(['feed'], nowhere, { DATABASE_URL: url('web', 'nothing') });
    assert.equal(unknown.stderr, 'There is no database of the name in DATABASE_URL.\n');
  });
});

function wordsOf(words: string): readonly string[] {
  return words === '' ? [] : words.split(' ');
}

/** Two at a time: the machine may have no more cores. */
async function inPairs<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let next = 0; next < items.length; next += 2) await Promise.all(items.slice(next, next + 2).map(work));
}
