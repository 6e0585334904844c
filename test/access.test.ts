import assert from 'node:assert/strict';
import { after, before, describe, it, test } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import { instant } from '#kernel/instant.ts';
import { type Area, areas, keptFields, sections } from '#policy/access.ts';
import { decidedAttributes } from '#policy/authority.ts';
import { addClient, type ClientAs } from '#store/access.ts';
import type { Staff } from '#web/staff-port.ts';
import { registerWeb } from '#web/web.ts';
import { assemble } from '../src/main.ts';
import { buildServer } from '../src/server.ts';
import { type Ledger, openLedger, policy, receive, texts } from './support/ledger.ts';
import { applicationRow, courseRow, traineeRow } from './support/made-up-row.ts';
import { exampleWebPorts } from './support/web-example.ts';
import { exampleDecision, exampleQuestion } from './support/web-example-review.ts';
import { exampleStaff } from './support/web-example-staff.ts';

const { access } = texts;
const staffRoles = ['support', 'steward', 'analyst'] as const;
const marker = 'This part is not for your role';

describe('role by route: every route of the console, as it is registered', () => {
  const routes: { method: string; url: string }[] = [];
  let app: FastifyInstance;

  before(async () => {
    app = fastify();
    app.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') routes.push({ method: each, url });
    });
    const session = async (token: string): Promise<Staff | null> => {
      const role = staffRoles.find((each) => each === token);
      return role === undefined ? null : { subject: role, name: role, role, areas: access.roles[role].areas };
    };
    const staff = exampleStaff({ session });
    registerWeb(app, { ...exampleWebPorts(), staff });
    await app.ready();
  });
  after(() => app.close());

  const consoleRoutes = () =>
    routes.filter(({ url }) => url.startsWith('/staff') && !/^\/staff\/sign-(in|out)/.test(url));
  const areaOf = (url: string) => url.split('/')[2] || 'overview';

  it('has an area in the policy for each, and a route for each area', () => {
    const found = new Set(consoleRoutes().map(({ url }) => areaOf(url)));
    assert.deepEqual([...found].toSorted(), [...areas].toSorted());
  });

  it('opens to nobody who is not signed in', async () => {
    for (const { method, url } of consoleRoutes()) {
      const reply = await app.inject({ method: method === 'POST' ? 'POST' : 'GET', url: filled(url) });
      assert.equal(reply.statusCode, 303, `${method} ${url}`);
      assert.match(String(reply.headers.location), /^\/staff\/sign-in\?return=/, url);
    }
  });

  for (const role of staffRoles) {
    it(`opens to ${role} exactly what the policy names`, async () => {
      let refused = 0;
      for (const { method, url } of consoleRoutes()) {
        const reply = await app.inject({
          method: method === 'POST' ? 'POST' : 'GET',
          url: filled(url),
          headers: { cookie: `staff=${role}` },
        });
        const named = access.roles[role].areas.includes(areaOf(url) as Area);
        assert.equal(reply.body.includes(marker), !named, `${role} ${method} ${url}: ${reply.statusCode}`);
        if (!named) assert.equal(reply.statusCode, 403);
        if (!named) refused += 1;
      }
      assert.equal(refused > 0, role !== 'steward');
    });
  }
});

describe('role by field: what each client of the API is told of one person', () => {
  const now = instant('2025-09-15T09:00:00Z');
  let ledger: Ledger;
  let app: FastifyInstance;
  let asked = 0;

  before(async () => {
    ledger = await openLedger(now);
    const course = '11111111-1111-4111-8111-111111111111';
    const page = { channel: 'api', runStartedAt: now } as const;
    await receive(ledger.pool, [
      { feed: 'publish-course', ...page, rows: [courseRow(course, { start_date: 'September 2025' })] },
      {
        feed: 'apply-application',
        ...page,
        rows: [applicationRow('1001', { email: 'ana@mail.test', course, provider: '1AA' })],
      },
      {
        feed: 'register-trainee',
        ...page,
        rows: [
          traineeRow('ana-r', {
            application_id: '1001',
            trn: '3000101',
            state: 'trn_received',
            itt_start_date: '2025-09-08',
          }),
        ],
      },
    ]);
    const { pool, connection } = ledger;
    const database = { pool, connection, [Symbol.asyncDispose]: async () => undefined };
    app = buildServer(assemble(database, policy, texts), 'silent', null, () => ({
      trsWebhook: null,
      notifyReceiptToken: null,
    }));
  });
  after(async () => {
    await app.close();
    await ledger[Symbol.asyncDispose]();
  });

  const as: Readonly<Record<string, ClientAs>> = {
    service: { role: 'service' },
    assistant: { role: 'assistant' },
    statistics: { role: 'service' },
  };
  for (const [name, client] of Object.entries(as)) {
    it(`tells ${name} what the policy names, and says what it withheld`, async () => {
      const purpose = name === 'statistics' ? 'statistics' : 'operations';
      const whole = await ask('whole', { role: 'service' }, 'operations');
      const told = await ask(name, client, purpose);
      const may = access.roles[client.role].reads[purpose] ?? access.roles[client.role].reads.any ?? [];
      assert.deepEqual(
        told.body.withheld,
        sections.filter((each) => !may.includes(each)),
      );
      for (const attribute of decidedAttributes) {
        const allowed = may.some((each) => access.sections[each].attributes.includes(attribute));
        assert.deepEqual(
          told.body.attributes[attribute],
          allowed ? whole.body.attributes[attribute] : undefined,
          attribute,
        );
      }
      for (const field of keptFields) {
        const allowed = may.some((each) => access.sections[each].fields.includes(field));
        const isEmpty = told.body[field] === null || Object.keys(told.body[field]).length === 0;
        if (allowed) assert.deepEqual(told.body[field], whole.body[field], field);
        else assert.ok(isEmpty, field);
      }
      assert.equal(told.body.status.code, whole.body.status.code);
      const timelines = await ask(name, client, purpose, '/timeline');
      const names = [...Object.keys(timelines.body.held), ...Object.keys(timelines.body.believed)];
      assert.equal(names.includes('email'), may.includes('contact'));
      assert.equal(names.includes('legal_name'), may.includes('identity'));
    });
  }

  it('tells a provider of its own episode and nothing that the person said, and another provider that there is nobody', async () => {
    const own = await ask('own', { role: 'provider', provider: await providerOf() }, 'operations');
    assert.equal(own.status, 200);
    assert.equal(own.body.attributes.trn?.value, '3000101');
    assert.deepEqual(own.body.withheld, ['employment', 'questions', 'sources']);
    const said = {
      key: 'TS-1',
      at: '2025-09-15T08:00:00Z',
      row: { who: 'register-trainee:ana-r', kind: 'not_starting' },
    };
    await receive(ledger.pool, [
      { feed: 'claim', channel: 'file', runStartedAt: now, rows: [new TextEncoder().encode(JSON.stringify(said))] },
    ]);
    const whole = await ask('whole-2', { role: 'service' }, 'operations');
    const after = await ask('own-2', { role: 'provider', provider: await providerOf() }, 'operations');
    assert.notEqual(whole.body.status.code, own.body.status.code);
    assert.deepEqual(after.body.status, own.body.status);
    const other = await ask('other', { role: 'provider', provider: '9ZZ' }, 'operations');
    assert.equal(other.status, 404);
    const { rows } = await ledger.owner.query(
      "select count(*)::int as reads from access_log where client like 'other %'",
    );
    assert.equal(rows[0].reads, 0);
  });

  it('writes down as what somebody read and which sections, and never a value', async () => {
    await ask('logged', { role: 'assistant' }, 'chat');
    const { rows } = await ledger.owner.query("select * from access_log where client like 'logged %'");
    assert.equal(rows[0].role, 'assistant');
    assert.deepEqual(rows[0].sections, ['training', 'qualification']);
    assert.doesNotMatch(JSON.stringify(rows), /ana@mail|3000101|Reyes/);
  });

  async function ask(name: string, client: ClientAs, purpose: string, path = '') {
    asked += 1;
    const token = `token-${asked}`;
    await addClient(ledger.pool, crypto.randomUUID(), `${name} ${asked}`, token, client);
    const headers = { authorization: `Bearer ${token}`, purpose };
    const reply = await app.inject({ url: `/api/v1/people/apply-application:1001${path}`, headers });
    return { status: reply.statusCode, body: JSON.parse(reply.body) };
  }

  async function providerOf(): Promise<string> {
    const { body } = await ask('provider', { role: 'service' }, 'operations');
    return body.episodes[0].provider;
  }
});

test('support says why before a record opens, and each look is written down with it', async () => {
  const opened: string[] = [];
  const app = fastify();
  const caseOf: ReturnType<typeof exampleStaff>['caseOf'] = async () =>
    opened.length === 0
      ? { kind: 'ask', purposes: ['support-call', 'complaint'] }
      : { kind: 'open', purpose: opened[0] ?? '' };
  const openCase = async (_: Staff, who: string, purpose: string) => {
    opened.push(purpose);
    return who === 'apply-application:1001';
  };
  registerWeb(app, { ...exampleWebPorts(), staff: exampleStaff({ caseOf, openCase }) });
  const url = '/staff/person/apply-application:1001';
  assert.equal((await app.inject({ url })).headers.location, `${url}/open`);
  const asked = await app.inject({ url: `${url}/open` });
  assert.match(asked.body, /Why do you open this record\?/);
  assert.doesNotMatch(asked.body, /Reyes/);
  const cookie = asked.cookies.map((each) => `${each.name}=${each.value}`).join('; ');
  const secret = /name="_csrf" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
  const post = (purpose: string) =>
    app.inject({
      method: 'POST',
      url: `${url}/open`,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ purpose, _csrf: secret }).toString(),
    });
  assert.equal((await post('curiosity')).statusCode, 422);
  assert.deepEqual(opened, []);
  assert.equal((await post('complaint')).headers.location, url);
  assert.deepEqual(opened, ['complaint']);
  assert.equal((await app.inject({ url })).statusCode, 200);
  await app.close();
});

function filled(url: string): string {
  const values: Readonly<Record<string, string>> = {
    who: 'apply-application:1001',
    kind: 'apply_against_register',
    feed: 'register-trainee',
    cohort: 'first',
  };
  return url
    .replace(
      /:(\w+)/g,
      (_, name: string) => values[name] ?? (url.includes('decision') ? exampleDecision : exampleQuestion),
    )
    .replace('*', '');
}
