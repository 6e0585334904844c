import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { authority, certificateTrouble } from '../../sandbox/fault/certificate-trouble.ts';
import type { Finding } from '../../src/wiring/doctor/finding.ts';
import { freePort, openWorkshop, run } from '../support/application.ts';

const workshop = openWorkshop();
after(workshop.close);
const folder = workshop.folder();
const authorityFile = join(workshop.folder(), 'authority.pem');
const servers: Server[] = [];
const secret = 'hush-hush-token';

before(() => writeFileSync(authorityFile, authority.cert));
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

type Asked = { readonly code: number | null; readonly findings: readonly Finding[]; readonly text: string };

async function doctor(environment: Readonly<Record<string, string>>): Promise<Asked> {
  const ended = await run(['doctor', '--json'], folder, { NODE_EXTRA_CA_CERTS: authorityFile, ...environment });
  assert.doesNotMatch(ended.stdout + ended.stderr, new RegExp(secret));
  return { code: ended.code, findings: JSON.parse(ended.stdout), text: ended.stdout };
}

function of({ findings }: Asked, check: string): Finding {
  const found = findings.find((each) => each.check === check);
  assert.ok(found, `nothing is told of ${check}`);
  return found;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address !== 'string');
  return `http://127.0.0.1:${address.port}`;
}

function answers(status: number, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

describe('doctor', () => {
  it('finds a system without feeds in order, and says by which variables each could be set up', async () => {
    const asked = await doctor({});
    assert.deepEqual([asked.code, asked.findings.filter(({ ok }) => !ok)], [0, []]);
    assert.match(of(asked, 'feeds').found, /^0 of 16 are set up; npm start brings made-up England$/);
    assert.match(asked.text, /trs-person \(find\) is not set up: TRS_API_URL and TRS_API_KEY would do it/);
    for (const check of ['database', 'role', 'fsync', 'migrations', 'runs', 'matching', 'clock', 'disk', 'policy'])
      assert.ok(of(asked, check).ok, check);
  });

  it('tells a token that is not known from one that may not read, and names its variable', async () => {
    const asked = await doctor({
      APPLY_REGISTER_API_URL: await serve(answers(401)),
      APPLY_REGISTER_API_TOKEN: secret,
      APPLY_CANDIDATE_API_URL: await serve(answers(403)),
      APPLY_CANDIDATE_API_TOKEN: secret,
      TRS_API_URL: await serve(answers(404, { errorCode: 10001 })),
      TRS_API_KEY: secret,
    });
    assert.equal(asked.code, 1);
    assert.match(of(asked, 'apply-application').found, /status 401: it does not know our token$/);
    assert.match(of(asked, 'apply-application').advice ?? '', /APPLY_REGISTER_API_TOKEN/);
    assert.match(of(asked, 'apply-candidate').found, /status 403: it knows our token/);
    assert.match(of(asked, 'apply-candidate').advice ?? '', /APPLY_CANDIDATE_API_TOKEN/);
    assert.ok(of(asked, 'trs-person').ok, 'nobody has the number that it asks for');
  });

  it("asks with each provider's token and names those that do not do, by UKPRN", async () => {
    const url = await serve((request, response) =>
      answers(request.headers.authorization === `Bearer ${secret}-2` ? 401 : 200)(request, response),
    );
    const tokens = [1, 2, 3].map((number) => `1000000${number}=${secret}-${number}`).join(',');
    const asked = await doctor({ REGISTER_API_URL: url, REGISTER_API_TOKENS: tokens });
    assert.match(of(asked, 'register-trainee').found, /\(1 of 3 tokens: 10000002\)$/);
    assert.match(of(asked, 'register-trainee').advice ?? '', /REGISTER_API_TOKENS/);
  });

  it('tells what is wrong with a certificate', async () => {
    const trouble = certificateTrouble(answers(200));
    after(trouble.close);
    const expired = await doctor({ PUBLISH_API_URL: await trouble.open('expired') });
    assert.match(of(expired, 'publish').found, /its certificate has expired/);
    const unknown = await doctor({ PUBLISH_API_URL: await trouble.open('unknown'), NODE_EXTRA_CA_CERTS: '' });
    assert.match(of(unknown, 'publish').found, /its certificate comes from an authority that we do not know/);
    assert.match(of(unknown, 'publish').advice ?? '', /NODE_EXTRA_CA_CERTS.*PUBLISH_API_URL/);
    const own = createSecureServer({ key: authority.key, cert: authority.cert }, answers(200)).listen(0, '0.0.0.0');
    servers.push(own);
    await once(own, 'listening');
    const address = own.address();
    assert.ok(address !== null && typeof address !== 'string');
    const itself = await doctor({
      PUBLISH_API_URL: `https://127.0.0.1:${address.port}`,
      NODE_EXTRA_CA_CERTS: '',
    });
    assert.match(of(itself, 'publish').found, /its certificate is signed by nobody but itself/);
    const otherName = await doctor({ PUBLISH_API_URL: `https://0.0.0.0:${address.port}` });
    assert.match(of(otherName, 'publish').found, /its certificate is for another name/);
  });

  it('tells an address where nobody listens from a name that nobody has', async () => {
    const asked = await doctor({
      PUBLISH_API_URL: `http://127.0.0.1:${await freePort()}`,
      VACANCIES_API_URL: 'http://no-such-host.invalid',
    });
    assert.match(of(asked, 'publish').found, /nobody listens there/);
    assert.match(of(asked, 'publish').advice ?? '', /host and port in PUBLISH_API_URL/);
    assert.match(of(asked, 'vacancy').found, /no such name in the network|EAI_AGAIN/);
    assert.match(of(asked, 'vacancy').advice ?? '', /VACANCIES_API_URL/);
  });

  it('tells a clock that is more than a minute off, and a page that is none of an API', async () => {
    const date = new Date(Date.now() - 300_000).toUTCString();
    const asked = await doctor({
      PUBLISH_API_URL: await serve(answers(200, {}, { date })),
      VACANCIES_API_URL: await serve(answers(200, {}, { 'content-type': 'text/html' })),
    });
    assert.match(of(asked, 'publish').found, /its clock is (299|30\d) s behind ours$/);
    assert.match(of(asked, 'vacancy').found, /not with JSON/);
    assert.match(of(asked, 'vacancy').advice ?? '', /VACANCIES_API_URL/);
  });

  it("looks for the webhooks' keys and for the folder of files", async () => {
    const webhook = 'https://teachers.test/webhook/trs-event';
    const good = await doctor({
      TRS_WEBHOOK_URL: webhook,
      TRS_WEBHOOK_JWKS_URL: await serve(answers(200, { keys: [{ kty: 'EC' }] })),
      DROP_DIRECTORY: workshop.folder(),
    });
    assert.ok(of(good, 'webhook').ok && of(good, 'files').ok);
    const bad = await doctor({
      TRS_WEBHOOK_URL: webhook,
      TRS_WEBHOOK_JWKS_URL: await serve(answers(200, {})),
      DROP_DIRECTORY: join(folder, 'not-there'),
    });
    assert.equal(bad.code, 1);
    assert.match(of(bad, 'webhook').found, /shows no key$/);
    assert.match(of(bad, 'files').advice ?? '', /DROP_DIRECTORY/);
  });
});
