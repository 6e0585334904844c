import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type Answer, ask } from '#connector/http.ts';
import { instant } from '#kernel/instant.ts';
import { fail, ok } from '#kernel/result.ts';
import { authority } from '../sandbox/fault/certificate-trouble.ts';
import { openForTest } from '../sandbox/open-for-test.ts';
import { type Served, serveSource } from './support/fake-source.ts';

const fine: Served = { body: Buffer.from('fine') };
const down: Served = { status: 503, body: new Uint8Array() };

test('the token is shown and the answer read', async (t) => {
  const url = await serveSource(t, ({ headers }) => ({ body: Buffer.from(headers.authorization ?? 'nobody') }));
  assert.equal(await ask(new URL(url), 'secret', textOf, patient([])), 'Bearer secret');
  assert.equal(await ask(new URL(url), null, textOf, patient([])), 'nobody');
});

test('pauses double, with a little chance, until the sixth try', async (t) => {
  const waited: number[] = [];
  const url = await serveSource(t, () => down);
  await assert.rejects(ask(new URL(`${url}/list?email=ana@mail.test`), null, textOf, patient(waited, 1)), {
    name: 'SourceError',
    message: `${url}/list: status 503, after 6 tries`,
  });
  assert.deepEqual(waited, [1.25, 2.5, 5, 10, 20]);
});

test('Retry-After is kept, in seconds or as a date by the clock of the source', async (t) => {
  const date = 'Mon, 20 Oct 2025 06:10:00 GMT';
  for (const [asked, seconds] of [
    ['17', 17],
    ['0', 1],
    ['Mon, 20 Oct 2025 06:12:30 GMT', 150],
    ['Mon, 20 Oct 2025 06:00:00 GMT', 1],
    ['tomorrow', 1],
  ] as const) {
    const waited: number[] = [];
    const answers = [{ status: 429, headers: { 'retry-after': asked, date }, body: new Uint8Array() }, fine];
    const url = await serveSource(t, () => answers.shift());
    assert.equal(await ask(new URL(url), null, textOf, patient(waited)), 'fine');
    assert.deepEqual(waited, [seconds]);
  }
});

test('a source that asks for more patience than we have is left to a later run, without another question', async (t) => {
  let asked = 0;
  const url = await serveSource(t, () => {
    asked += 1;
    return { status: 429, headers: { 'retry-after': '7200' }, body: new Uint8Array() };
  });
  await assert.rejects(ask(new URL(url), null, textOf, patient([])), {
    message: `${url}/: status 429, and it asks us to come again in 120 minutes: a later run does`,
  });
  assert.equal(asked, 1);
});

test('a page that cannot be read is asked for again', async (t) => {
  const answers = [{ body: Buffer.from('half') }, fine];
  const url = await serveSource(t, () => answers.shift());
  const whole = (answer: Answer) => (textOf(answer).value === 'half' ? fail('the page ends too soon') : textOf(answer));
  assert.equal(await ask(new URL(url), null, whole, patient([])), 'fine');
});

const refusals: Readonly<Record<number, RegExp>> = {
  302: /status 302: it sends us on to elsewhere\.test, which we do not follow\. Check the address of the feed$/,
  400: /status 400: it does not accept our question\. Has its contract changed\?$/,
  401: /status 401: it does not accept our token\. Check that it is the right one and has not expired$/,
  403: /status 403: we may not read this\. Check what the token is allowed/,
  404: /status 404: nothing is there\. Check the address of the feed$/,
  422: /status 422: it does not accept our question\. Has its contract changed\?$/,
};
for (const [status, message] of Object.entries(refusals)) {
  test(`a refusal (${status}) is final, and says what to check: asking again would not change it`, async (t) => {
    let asked = 0;
    const headers = { location: 'https://elsewhere.test/secret?email=ana@mail.test' };
    const url = await serveSource(t, () => {
      asked += 1;
      return { status: Number(status), headers, body: new Uint8Array() };
    });
    const read = (answer: Answer) => (answer.status === 200 ? textOf(answer) : fail(`status ${answer.status}`));
    await assert.rejects(ask(new URL(url), 'old token', read, patient([])), message);
    assert.equal(asked, 1);
  });
}

test('a page of another type than JSON is refused, although its status is 200', async (t) => {
  const page = { headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from('{"data":[]}') };
  const answers = [page, { headers: { 'content-type': 'application/vnd.api+json' }, body: Buffer.from('fine') }];
  const url = await serveSource(t, () => answers.shift());
  assert.equal(await ask(new URL(url), null, textOf, patient([])), 'fine');
  const other = await serveSource(t, () => page);
  await assert.rejects(
    ask(new URL(other), null, textOf, patient([])),
    /it answered with text\/html and not with JSON: is it an error page\?, after 6 tries$/,
  );
});

test('an answer without end is cut off where it is too large', async (t) => {
  const url = await serveSource(t, () => ({ body: new Uint8Array(3 * 1024 ** 2) }));
  const ports = { ...patient([]), limits: { largestBody: 2 * 1024 ** 2 } };
  await assert.rejects(ask(new URL(url), null, textOf, ports), /its answer is larger than 2 MB/);
});

for (const kind of ['hang', 'drip']) {
  test(`a source that does not finish its answer (${kind}) is left after its time, and asked again`, async (t) => {
    const england = await openForTest(t, '2025-06-01T00:00:00Z', { people: 1 });
    const courses = new URL(`${england.url}/publish/api/public/v1/recruitment_cycles/2025/courses`);
    await england.post('/fault', { path: '/publish/', kind, millis: 5 });
    const waited: number[] = [];
    const began = performance.now();
    const ports = { ...patient(waited), limits: { wholeMs: 400 } };
    assert.match(await ask(courses, null, textOf, ports), /^\{"data":/);
    assert.deepEqual(waited, [1]);
    assert.ok(performance.now() - began < 5000);
  });
}

test('nothing is sent to whoever shows a certificate that nobody should trust', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z', { people: 1 });
  const unknown = new URL(`${await england.badlyCertified('unknown')}/clock`);
  await assert.rejects(
    ask(unknown, 'token', textOf, patient([])),
    /: its certificate .* so we sent nothing\. Tell the/,
  );
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, authority.cert]);
  t.after(() => setDefaultCACertificates(trusted));
  const expired = new URL(`${await england.badlyCertified('expired')}/clock`);
  await assert.rejects(ask(expired, 'token', textOf, patient([])), /its certificate has expired \(CERT_HAS_EXPIRED\)/);
});

test('by its Date it is told how far a source is behind; hours are no clock, but an old answer', async (t) => {
  const now = async () => instant('2025-10-20T06:10:00Z');
  const behindOf = async (date: string): Promise<number> => {
    const url = await serveSource(t, () => ({ headers: { date }, body: Buffer.from('fine') }));
    return ask(new URL(url), null, (_, behind) => ok(behind), { ...patient([]), now });
  };
  assert.equal(await behindOf('Mon, 20 Oct 2025 06:05:00 GMT'), 300);
  assert.equal(await behindOf('Mon, 20 Oct 2025 06:12:00 GMT'), -120);
  await assert.rejects(
    behindOf('Mon, 13 Oct 2025 06:10:00 GMT'),
    /its answer is dated 2025-10-13T06:10:00Z: it is an old answer, or its clock is wrong by hours, after 6 tries$/,
  );
});

test('a source that is not there is asked again, then named', async () => {
  const waited: number[] = [];
  await assert.rejects(
    ask(new URL('http://127.0.0.1:1/list'), null, textOf, patient(waited)),
    /127\.0\.0\.1:1\/list: .*after 6 tries/,
  );
  assert.equal(waited.length, 5);
});

test('what is posted arrives as JSON, with headers of its own', async (t) => {
  const url = await serveSource(t, ({ method, headers }) => ({
    body: Buffer.from(`${method} ${headers['content-type']} ${headers['x-api-version']}`),
  }));
  const manner = { posted: '{}', headers: { 'x-api-version': '20260612' } };
  assert.equal(await ask(new URL(url), null, textOf, patient([]), manner), 'POST application/json 20260612');
});

test('a redirect is an answer to be read, and not followed', async (t) => {
  const url = await serveSource(t, ({ url: path }) =>
    path === '/old' ? { status: 308, headers: { location: '/new' }, body: new Uint8Array() } : fine,
  );
  const read = ({ status, headers }: Answer) => ok(`${status} ${headers.location}`);
  assert.equal(await ask(new URL(`${url}/old`), null, read, patient([])), '308 /new');
});

test('a path that names a person is shown as its pattern', async (t) => {
  const url = await serveSource(t, () => ({ status: 403, body: new Uint8Array() }));
  const refuse = ({ status }: Answer) => fail(`status ${status}`);
  await assert.rejects(ask(new URL(`${url}/p/3000101`), null, refuse, patient([]), { shownAs: '/p/{trn}' }), {
    message: `${url}/p/{trn}: status 403: we may not read this. Check what the token is allowed, and whether our address is on their list`,
  });
});

function textOf(answer: Answer) {
  return ok(new TextDecoder().decode(answer.body));
}

function patient(waited: number[], chance = 0.5) {
  return {
    wait: async (seconds: number) => {
      waited.push(seconds);
    },
    random: () => chance,
  };
}
