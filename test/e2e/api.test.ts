import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { timelinesSchema } from '#api/timeline-schema.ts';
import { instant } from '#kernel/instant.ts';
import { addClient, revokeClient } from '#store/access.ts';
import { assemble } from '../../src/main.ts';
import { buildServer } from '../../src/server.ts';
import { play } from '../../src/wiring/story/play.ts';
import { parseStory } from '../../src/wiring/story/story.ts';
import { openWorkshop, run, startSystem } from '../support/application.ts';
import { type Ledger, openLedger, policy, texts } from '../support/ledger.ts';

const ana = '/api/v1/people/apply-application:1001';
const september = 'valid-on=2025-09-15&known-at=2025-09-15T12:00:00Z';

type Answer = { readonly status: number; readonly type: string; readonly body: unknown };

describe('the API, over HTTP, with the story of Ana Reyes', () => {
  let ledger: Ledger;
  let app: FastifyInstance;
  let address: string;
  const token = randomBytes(24).toString('base64url');

  before(async () => {
    ledger = await openLedger(instant('2020-01-01T00:00:00Z'));
    const story = parseStory(
      readFileSync(join(import.meta.dirname, '../../scenario/S01-ordinary-scitt-start.yaml'), 'utf8'),
    );
    assert.ok(story.ok);
    await play(ledger.pool, policy, story.value);
    await addClient(ledger.owner, newId(), 'reports', token);
    const database = { pool: ledger.pool, connection: ledger.connection, [Symbol.asyncDispose]: async () => undefined };
    app = buildServer(assemble(database, policy, texts), 'silent', null, () => ({
      trsWebhook: null,
      notifyReceiptToken: null,
    }));
    address = await app.listen({ port: 0 });
  });

  after(async () => {
    await app.close();
    await ledger[Symbol.asyncDispose]();
  });

  describe('who calls, and why', () => {
    const refusals: readonly (readonly [string, Record<string, string>, number, string])[] = [
      ['no token', { purpose: 'operations' }, 401, 'token-missing'],
      [
        'another scheme than a bearer token',
        { authorization: 'Basic abc', purpose: 'operations' },
        401,
        'token-missing',
      ],
      ['a token that nobody has', { authorization: 'Bearer abc', purpose: 'operations' }, 401, 'token-unknown'],
      ['no purpose', { authorization: `Bearer ${token}` }, 400, 'purpose-missing'],
      [
        'a purpose that is no word',
        { authorization: `Bearer ${token}`, purpose: 'Because I can!' },
        400,
        'purpose-missing',
      ],
    ];
    for (const [what, headers, status, code] of refusals) {
      it(`${what} is refused, and nothing is read`, async () => {
        const reads = await countReads();
        expectProblem(await ask(ana, { headers }), status, code);
        assert.equal(await countReads(), reads);
      });
    }

    it('a revoked token is refused', async () => {
      const spent = randomBytes(24).toString('base64url');
      await addClient(ledger.owner, newId(), 'spent', spent);
      assert.equal((await askAs(spent, ana)).status, 200);
      await revokeClient(ledger.owner, 'spent');
      expectProblem(await askAs(spent, ana), 401, 'token-unknown');
    });

    it('every read is recorded with who, why, about whom, for which day and as known when', async () => {
      const reads = await countReads();
      const { body } = await askAs(token, `${ana}?${september}`, 'support-call');
      assert.equal(await countReads(), reads + 1);
      const { rows } = await ledger.owner.query(
        `select client, purpose, person_id as person, asked_for as "askedFor", valid_on::text as "validOn",
           known_at = '2025-09-15T12:00:00Z' as "knownThen" from access_log order by id desc limit 1`,
      );
      assert.deepEqual(rows[0], {
        client: 'reports',
        purpose: 'support-call',
        person: personIn(body),
        askedFor: 'record',
        validOn: '2025-09-15',
        knownThen: true,
      });
    });
  });

  it('each attribute is told in both times: over the days, and as it was learned', async () => {
    const answered = await askAs(token, `${ana}/timeline?valid-on=2025-10-22`);
    assert.equal(answered.status, 200);
    const { held, believed } = timelinesSchema.parse(answered.body);
    // Register's address leads once the provider has signed off (S1), which nobody knew before.
    assert.deepEqual(held.email?.map(({ from, held: one }) => [from, one?.value]).slice(-1), [
      ['2025-10-22', 'ana.r@mail.test'],
    ]);
    assert.deepEqual(
      believed.email?.map(({ knownFrom, held: one }) => [knownFrom.slice(0, 10), one?.source]),
      [
        ['2025-05-13', 'apply'],
        ['2025-10-21', 'register'],
      ],
    );
    expectProblem(await askAs(token, `${ana}/timeline?valid-on=2025-02-30`), 400, 'valid-on-unreadable');
  });

  describe('whom one can name', () => {
    it('a person answers to each of their source records and to their own id', async () => {
      const { body } = await askAs(token, `${ana}?${september}`);
      const person = personIn(body);
      assert.deepEqual((await askAs(token, `/api/v1/people/register-trainee:ana-r?${september}`)).body, body);
      assert.deepEqual((await askAs(token, `/api/v1/people/${person}?${september}`)).body, body);
    });

    const refusals: readonly (readonly [string, string, number, string])[] = [
      ['a record that nobody knows', 'apply-application:9999', 404, 'person-unknown'],
      ['an id that nobody has', '01900000-0000-7000-8000-000000000000', 404, 'person-unknown'],
      ['a word that names nothing', 'ana', 400, 'who-unreadable'],
      ['a feed that is none', 'dvla:1001', 400, 'who-unreadable'],
      ['a TRN', '3000101', 400, 'who-unreadable'],
      ['an email address', 'ana@mail.test', 400, 'who-unreadable'],
      ['a record whose key holds a TRN', 'trs-person:3000101', 400, 'who-unreadable'],
      ['an employment', 'employment:3000101-1', 400, 'who-unreadable'],
    ];
    for (const [what, who, status, code] of refusals) {
      it(`${what} is refused in an address, and no read is recorded`, async () => {
        const reads = await countReads();
        expectProblem(await askAs(token, `/api/v1/people/${encodeURIComponent(who)}`), status, code);
        assert.equal(await countReads(), reads);
      });
    }

    it('nobody was known by that name before we heard of them', async () => {
      expectProblem(await askAs(token, `${ana}?known-at=2025-05-01`), 404, 'person-unknown');
    });

    it('TRN and email address find people in a body only', async () => {
      const lookup = (body: unknown): Promise<Answer> =>
        ask('/api/v1/people/lookup', {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, purpose: 'operations', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      const found = { people: ['apply-application:1001'] };
      const reads = await countReads();
      assert.deepEqual((await lookup({ trn: '3000101' })).body, found);
      assert.deepEqual((await lookup({ email: 'ANA@mail.test' })).body, found);
      assert.deepEqual((await lookup({ email: 'nobody@mail.test' })).body, { people: [] });
      assert.equal(await countReads(), reads + 2, 'who was found was read, and that is recorded');
      for (const body of [
        { trn: '12345' },
        { email: 'ana' },
        { name: 'Ana' },
        { trn: '3000101', email: 'ana@mail.test' },
        [],
      ])
        expectProblem(await lookup(body), 400, 'body-unreadable');
      expectProblem(await askAs(token, '/api/v1/people/lookup?trn=3000101'), 400, 'who-unreadable');
    });

    it('a look-up needs a token and a purpose as well', async () => {
      const post = { method: 'POST', body: '{"trn":"3000101"}' };
      const json = { 'content-type': 'application/json' };
      expectProblem(await ask('/api/v1/people/lookup', { ...post, headers: json }), 401, 'token-missing');
      const headers = { ...json, authorization: `Bearer ${token}` };
      expectProblem(await ask('/api/v1/people/lookup', { ...post, headers }), 400, 'purpose-missing');
    });
  });

  describe('true on a day, as known at an instant', () => {
    const statuses: readonly (readonly [string, string, string])[] = [
      ['a day and an instant', september, 'start_unconfirmed'],
      ['an instant with an offset', 'valid-on=2025-09-15&known-at=2025-09-15T13:00:00%2B01:00', 'start_unconfirmed'],
      ['a day known at means its end', 'valid-on=2025-09-15&known-at=2025-10-21', 'in_training'],
      ['the day before it', 'valid-on=2025-09-15&known-at=2025-10-20', 'start_unconfirmed'],
      ['neither: today, as known now', '', 'in_training'],
      ['a day alone, as known now', 'valid-on=2025-08-20', 'recruited'],
    ];
    for (const [what, query, status] of statuses) {
      it(`${what} is answered`, async () => {
        const { body } = await askAs(token, `${ana}?${query}`);
        assert.equal(z.object({ status: z.object({ code: z.string() }) }).parse(body).status.code, status);
      });
    }

    const refusals: readonly (readonly [string, string])[] = [
      ['valid-on=2025-02-30', 'valid-on-unreadable'],
      ['valid-on=15/09/2025', 'valid-on-unreadable'],
      ['valid-on=', 'valid-on-unreadable'],
      ['known-at=yesterday', 'known-at-unreadable'],
      ['known-at=2025-09-15T12:00:00', 'known-at-unreadable'],
      ['known-at=2025-10-22T12:00:02Z', 'known-at-not-settled'],
      ['known-at=2099-01-01', 'known-at-not-settled'],
    ];
    for (const [query, code] of refusals) {
      it(`${query} is refused, and no read is recorded`, async () => {
        const reads = await countReads();
        expectProblem(await askAs(token, `${ana}?${query}`), 400, code);
        assert.equal(await countReads(), reads);
      });
    }
  });

  describe('the contract', () => {
    it('is OpenAPI 3.1, and the record that it describes is the record that it gives', async () => {
      const { body } = await ask('/api/v1/openapi.json', {});
      const contract = z
        .object({
          openapi: z.string().regex(/^3\.1\./),
          info: z.object({ title: z.string(), version: z.string() }),
          paths: z.record(z.string().startsWith('/'), z.record(z.string(), z.looseObject({ responses: z.unknown() }))),
        })
        .parse(body);
      assert.deepEqual(Object.keys(contract.paths).toSorted(), [
        '/api/v1/people/lookup',
        '/api/v1/people/{who}',
        '/api/v1/people/{who}/timeline',
      ]);
      const ok = z
        .object({
          responses: z.object({
            200: z.object({ content: z.object({ 'application/json': z.object({ schema: z.looseObject({}) }) }) }),
          }),
        })
        .parse(contract.paths['/api/v1/people/{who}']?.get);
      const { schema } = ok.responses[200].content['application/json'];
      const described = z.fromJSONSchema(schema);
      const record = (await askAs(token, ana)).body;
      assert.deepEqual(described.parse(record), record);
      assert.equal(described.safeParse({ ...z.looseObject({}).parse(record), status: 'in_training' }).success, false);
    });

    it('what is not there, and a body that is none, are problems too', async () => {
      expectProblem(await askAs(token, '/api/v1/nowhere'), 404, 'route-unknown');
      const headers = { authorization: `Bearer ${token}`, purpose: 'operations', 'content-type': 'application/json' };
      expectProblem(
        await ask('/api/v1/people/lookup', { method: 'POST', headers, body: '{"trn":' }),
        400,
        'body-unreadable',
      );
    });

    it('an answer about a person is kept by nobody on the way', async () => {
      const response = await fetch(address + ana, {
        headers: { authorization: `Bearer ${token}`, purpose: 'operations' },
      });
      assert.equal(response.headers.get('cache-control'), 'no-store');
    });
  });

  describe('beside the command', () => {
    const workshop = openWorkshop();
    after(workshop.close);

    it('the command gives the same document, and its read is recorded too', async () => {
      const { body } = await askAs(token, `${ana}?${september}`);
      const reads = await countReads();
      const words = [
        'record',
        'apply-application:1001',
        '--valid-on',
        '2025-09-15',
        '--known-at',
        '2025-09-15T12:00:00Z',
      ];
      const told = await run([...words, '--json'], workshop.folder(), environment());
      assert.equal(told.code, 0, told.stderr);
      // The command line is nobody's client: nothing is withheld from it.
      const { withheld, ...document } = z.looseObject({ withheld: z.array(z.string()) }).parse(body);
      assert.deepEqual(withheld, []);
      assert.deepEqual(JSON.parse(told.stdout), document);
      assert.equal(await countReads(), reads + 1);
    });

    it('nothing about a person reaches the log, whatever is asked and whatever fails', async () => {
      const server = await startSystem(['serve', '--port', '0'], workshop.folder(), {
        ...environment(),
        LOG_LEVEL: 'trace',
      });
      const headers = { authorization: `Bearer ${token}`, purpose: 'operations', 'content-type': 'application/json' };
      const statuses: number[] = [];
      const visit = async (path: string, options: RequestInit = {}): Promise<void> => {
        statuses.push((await fetch(server.url + path, { headers, ...options })).status);
      };
      await visit(ana);
      await visit('/staff/person/apply-application:1001');
      await visit('/api/v1/people/ana%40mail.test');
      await visit('/api/v1/people/lookup', { method: 'POST', body: '{"email":"ana@mail.test"}' });
      await visit('/api/v1/people/lookup', { method: 'POST', body: '{"email":"ana@mail.test"' });
      await ledger.owner.query('alter table observation rename to observation_away');
      try {
        await visit(ana);
        await visit('/api/v1/people/lookup', { method: 'POST', body: '{"trn":"3000101"}' });
      } finally {
        await ledger.owner.query('alter table observation_away rename to observation');
      }
      const { stdout, stderr } = await server.kill('SIGTERM');
      assert.deepEqual(statuses, [200, 503, 400, 200, 400, 500, 500]);
      assert.match(stdout, /"route":"\/api\/v1\/people\/:who"/);
      for (const personal of [/ana/i, /reyes/i, /mail\.test/i, /1001/, /3000101/, new RegExp(token)])
        assert.doesNotMatch(`${stdout}${stderr}`, personal);
    });
  });

  async function ask(path: string, options: RequestInit): Promise<Answer> {
    const response = await fetch(address + path, options);
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: JSON.parse(await response.text()),
    };
  }

  function askAs(bearer: string, path: string, purpose = 'operations'): Promise<Answer> {
    return ask(path, { headers: { authorization: `Bearer ${bearer}`, purpose } });
  }

  async function countReads(): Promise<number> {
    const { rows } = await ledger.owner.query('select count(*)::int as reads from access_log');
    return rows[0].reads;
  }

  function environment(): Record<string, string> {
    const { host, port, user, database } = ledger.connection;
    return { DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}` };
  }
});

function expectProblem({ status, type, body }: Answer, expected: number, code: string): void {
  assert.equal(status, expected, JSON.stringify(body));
  assert.match(type, /^application\/problem\+json/);
  const { detail, ...problem } = z
    .strictObject({
      type: z.string(),
      code: z.string(),
      title: z.string(),
      status: z.number(),
      detail: z.string().optional(),
    })
    .parse(body);
  assert.deepEqual({ ...problem, title: '' }, { type: `urn:teacher-success:problem:${code}`, code, title: '', status });
  assert.doesNotMatch(`${problem.title}${detail ?? ''}`, /ana|3000101/);
}

function personIn(body: unknown): string {
  return z.object({ person: z.string() }).parse(body).person;
}
