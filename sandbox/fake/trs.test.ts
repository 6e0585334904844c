import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { inventEngland, trsPersonsOf } from '../england.ts';
import { type Client, openForTest } from '../open-for-test.ts';
import { dateText, type Instant, instantTextInMillis } from '../time.ts';
import { blank, qtsOf, type TrsPerson, trsPersonAt } from '../trs/trs-person.ts';
import { differencesFrom, type Schemas } from './difference-from-schema.ts';

const england = inventEngland(1, 300);
const persons = trsPersonsOf(england);
const end = '2026-11-20T00:00:00Z';

interface Asked {
  readonly version?: string;
  readonly key?: string;
  readonly body?: unknown;
}

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function ask(client: Client, path: string, { version = '20260612', key, body }: Asked = {}): Promise<Reply> {
  const response = await fetch(`${client.url}/trs/v3/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${key ?? client.trsKey}`,
      ...(version === '' ? {} : { 'X-Api-Version': version }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

function someone(isMeant: (person: TrsPerson) => boolean): TrsPerson {
  const found = persons.find(isMeant);
  assert.ok(found !== undefined, 'nobody is so');
  return found;
}

function standingAt(person: TrsPerson, at: Instant): string | undefined {
  return trsPersonAt(person, at)?.state.standing.kind;
}

const atEnd = Date.parse(end) * 1000;

test('a person is told by their TRN, and what is not asked for is absent', async (t) => {
  const client = await openForTest(t, end);
  const person = someone((one) => one.trn.startsWith('31') && standingAt(one, atEnd) === 'active');
  const bare = await ask(client, `persons/${person.trn}`);
  assert.equal(bare.status, 200);
  assert.equal(bare.body.trn, person.trn);
  assert.ok('emailAddress' in bare.body && 'nationalInsuranceNumber' in bare.body);
  for (const name of ['induction', 'routesToProfessionalStatuses', 'previousNames', 'alerts']) {
    assert.ok(!(name in bare.body), name);
  }
  const whole = await ask(client, `persons/${person.trn}?include=Induction,RoutesToProfessionalStatuses,PreviousNames`);
  for (const name of ['induction', 'routesToProfessionalStatuses', 'previousNames'])
    assert.ok(name in whole.body, name);
  assert.ok(!('alerts' in whole.body));
});

test('without a version the oldest shape is served, and a version that nobody declared is not found', async (t) => {
  const client = await openForTest(t, end);
  const person = someone(
    (one) => standingAt(one, atEnd) === 'active' && qtsOf(trsPersonAt(one, atEnd)?.state ?? blank) !== undefined,
  );
  const old = await ask(client, `persons/${person.trn}`, { version: '' });
  assert.ok('email' in old.body && !('emailAddress' in old.body));
  assert.match(JSON.stringify(old.body.qts), /"awarded":"20/);
  const now = await ask(client, `persons/${person.trn}`);
  assert.match(JSON.stringify(now.body.qts), /"holdsFrom":"20/);
  assert.equal((await ask(client, `persons/${person.trn}`, { version: '20991231' })).status, 404);
  assert.equal((await ask(client, `persons/${person.trn}`, { key: 'another' })).status, 401);
});

test('nobody, a merged record and a closed one each have an answer of their own', async (t) => {
  const client = await openForTest(t, end);
  const unknown = await ask(client, 'persons/9999999');
  assert.deepEqual([unknown.status, unknown.body.errorCode], [404, 10001]);
  assert.match(unknown.headers.get('content-type') ?? '', /^application\/problem\+json/);

  const merged = someone((one) => standingAt(one, atEnd) === 'merged');
  const away = await ask(client, `persons/${merged.trn}`);
  assert.deepEqual([away.status, away.body.errorCode], [308, 10059]);
  const retained = /^\/trs\/v3\/persons\/(\d{7})$/.exec(away.headers.get('location') ?? '')?.[1];
  assert.ok(retained !== undefined && retained !== merged.trn);
  assert.equal((await ask(client, `persons/${retained}`)).status, 200);
  assert.equal((await ask(client, `trns/${merged.trn}`)).status, 308);
  assert.equal((await ask(client, `trns/${retained}`)).status, 204);
  // Before the service told of mergers there was nobody.
  assert.equal((await ask(client, `persons/${merged.trn}`, { version: '20250905' })).status, 404);

  const closed = someone((one) => standingAt(one, atEnd) === 'deactivated');
  const gone = await ask(client, `persons/${closed.trn}`);
  assert.deepEqual([gone.status, gone.body.errorCode], [410, 10058]);
});

test('a record does not exist while its request is pending, and a status is held soon after the recommendation', async (t) => {
  const one = england.inhabitants.find(
    ({ trainees: [row], trs }) =>
      trs.length === 1 && row?.steps.some(({ change }) => change.state === 'recommended_for_award'),
  );
  const [row] = one?.trainees ?? [];
  const sent = row?.steps.find(({ change }) => change.submittedAt !== undefined)?.at ?? 0;
  const granted = row?.steps.find(({ change }) => change.trn !== undefined)?.at ?? 0;
  const recommended = row?.steps.find(({ change }) => change.state === 'recommended_for_award');
  const client = await openForTest(t, instantTextInMillis(sent));
  const path = `persons/${one?.trs[0]?.trn}`;
  assert.equal((await ask(client, path)).status, 404);
  await client.moveTo(instantTextInMillis(granted));
  assert.deepEqual((await ask(client, path)).body.qts, null);
  await client.moveTo(instantTextInMillis((recommended?.at ?? 0) + 2 * 3_600_000_000));
  const held = await ask(client, path);
  assert.equal(JSON.stringify(held.body.qts).includes(dateText(recommended?.change.outcomeDate ?? 0)), true);
});

test('whoever holds the status must serve induction or is exempt, and the words follow the career', () => {
  let inProgress = 0;
  for (const { career, trs } of england.inhabitants) {
    for (const person of trs) {
      const state = trsPersonAt(person, atEnd)?.state;
      if (state === undefined || state.standing.kind !== 'active') continue;
      assert.equal(state.induction.status === 'None', qtsOf(state) === undefined, person.trn);
      if (state.induction.status === 'InProgress') {
        assert.equal(state.induction.start, career.posts.find(({ school }) => !school.isIndependent)?.start);
        inProgress += 1;
      }
    }
  }
  assert.ok(inProgress > 50);
});

test('500 pairs are looked up at once, one more is an error, and a pair that does not match is left out', async (t) => {
  const client = await openForTest(t, end);
  const active = persons.filter((one) => standingAt(one, atEnd) === 'active').slice(0, 40);
  const merged = someone((one) => standingAt(one, atEnd) === 'merged');
  const pairOf = (one: TrsPerson) => ({
    trn: one.trn,
    dateOfBirth: dateText(trsPersonAt(one, atEnd)?.state.dateOfBirth ?? 0),
  });
  const pairs = [...active.map(pairOf), { trn: active[0]?.trn, dateOfBirth: '1901-01-01' }, pairOf(merged)];
  const { body } = await ask(client, 'persons/find', { body: { persons: pairs } });
  assert.equal(body.total, 40);
  const results: readonly Record<string, unknown>[] = JSON.parse(JSON.stringify(body.results));
  assert.deepEqual(
    results.map((one) => one.trn),
    active.map((one) => one.trn),
  );
  for (const row of results) {
    assert.ok(
      !('emailAddress' in row) && !('nationalInsuranceNumber' in row) && !('routesToProfessionalStatuses' in row),
    );
  }
  const many = Array.from({ length: 501 }, () => pairs[0]);
  assert.equal((await ask(client, 'persons/find', { body: { persons: many } })).status, 400);
  assert.equal((await ask(client, 'persons/find', { body: { persons: many.slice(1) } })).status, 200);
});

test('the thousand-and-first request of a minute is one too many', async (t) => {
  const client = await openForTest(t, end, { people: 20 });
  for (let count = 0; count < 1000; count += 1) assert.equal((await ask(client, 'persons/9999999')).status, 404);
  const tooMany = await ask(client, 'persons/9999999');
  assert.equal(tooMany.status, 429);
  await client.post('/clock', { seconds: Number(tooMany.headers.get('retry-after')) });
  assert.equal((await ask(client, 'persons/9999999')).status, 404);
});

test('every person is what the derived specification says', async (t) => {
  const specification = join(import.meta.dirname, '../../../shared/contracts/trs/v3-derived.yaml');
  if (!existsSync(specification)) {
    t.diagnostic('the specification is not beside the repository: nothing was compared');
    return;
  }
  const { components }: { components: { schemas: Schemas } } = parse(readFileSync(specification, 'utf8'));
  const client = await openForTest(t, end);
  const found = new Set<string>();
  const active = persons.filter((one) => standingAt(one, atEnd) === 'active');
  for (const { trn } of active.slice(0, 300)) {
    const { body } = await ask(client, `persons/${trn}?include=All`);
    for (const difference of differencesFrom(components.schemas, 'Person', body)) found.add(difference);
  }
  const pairs = active.slice(0, 300).map(({ trn }) => ({
    trn,
    dateOfBirth: dateText(
      trsPersonAt(
        someone((one) => one.trn === trn),
        atEnd,
      )?.state.dateOfBirth ?? 0,
    ),
  }));
  const { body } = await ask(client, 'persons/find', { body: { persons: pairs } });
  for (const difference of differencesFrom(components.schemas, 'FindPersonsResponse', body)) found.add(difference);
  assert.deepEqual([...found], []);
});
