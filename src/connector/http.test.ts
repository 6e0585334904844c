import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fail, ok } from '#kernel/result.ts';
import { type Served, serveSource } from '../../test/support/fake-source.ts';
import { type Answer, ask } from './http.ts';

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

test('Retry-After is kept, within reason', async (t) => {
  for (const [asked, seconds] of [
    ['17', 17],
    ['0', 1],
    ['999999', 3600],
    ['tomorrow', 1],
  ] as const) {
    const waited: number[] = [];
    const answers = [{ status: 429, headers: { 'retry-after': asked }, body: new Uint8Array() }, fine];
    const url = await serveSource(t, () => answers.shift());
    assert.equal(await ask(new URL(url), null, textOf, patient(waited)), 'fine');
    assert.deepEqual(waited, [seconds]);
  }
});

test('a page that cannot be read is asked for again', async (t) => {
  const answers = [{ body: Buffer.from('half') }, fine];
  const url = await serveSource(t, () => answers.shift());
  const whole = (answer: Answer) => (textOf(answer).value === 'half' ? fail('the page ends too soon') : textOf(answer));
  assert.equal(await ask(new URL(url), null, whole, patient([])), 'fine');
});

test('a refusal (4xx) is final: asking again would not change it', async (t) => {
  const waited: number[] = [];
  const url = await serveSource(t, () => ({ status: 401, body: new Uint8Array() }));
  const read = (answer: Answer) => (answer.status === 200 ? textOf(answer) : fail(`status ${answer.status}`));
  await assert.rejects(ask(new URL(url), 'old token', read, patient(waited)), { message: `${url}/: status 401` });
  assert.deepEqual(waited, []);
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
    message: `${url}/p/{trn}: status 403`,
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
