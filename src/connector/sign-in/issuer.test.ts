import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHostileIssuer, type Twist } from '../../../test/support/hostile-issuer.ts';
import { type Issuer, openIssuer, type SentAway } from './issuer.ts';

const callback = 'http://127.0.0.1:3000/sign-in/callback';

test('somebody who comes back as they should is who the issuer says', async (t) => {
  const hostile = await openHostileIssuer(t);
  const issuer = openIssuer(hostile.config);
  const { url, kept } = await begin(issuer);
  const { searchParams } = new URL(url);
  assert.deepEqual(
    ['vtr', 'scope', 'code_challenge_method', 'response_type'].map((name) => searchParams.get(name)),
    ['["Cl.Cm"]', 'openid email', 'S256', 'code'],
  );
  const outcome = await issuer.finish(hostile.comeBack(url), kept);
  assert.ok(outcome.ok);
  const { idToken, ...user } = outcome.value;
  assert.deepEqual(user, {
    subject: 's-1',
    email: 'ana@mail.test',
    emailVerified: true,
    trn: null,
    verifiedName: null,
    verifiedDateOfBirth: null,
    name: null,
    roles: [],
  });
  const out = await issuer.signOutUrl(idToken, 'http://127.0.0.1:3000/');
  assert.match(out ?? '', /logout\?id_token_hint=.+&post_logout_redirect_uri=/);
});

test('keys that change are asked for again by whoever tries once more', async (t) => {
  const hostile = await openHostileIssuer(t);
  const issuer = openIssuer(hostile.config);
  const first = await begin(issuer);
  assert.ok((await issuer.finish(hostile.comeBack(first.url), first.kept)).ok);
  hostile.rotate();
  const second = await begin(issuer);
  assert.ok(!(await issuer.finish(hostile.comeBack(second.url), second.kept)).ok);
  const third = await begin(issuer);
  assert.ok((await issuer.finish(hostile.comeBack(third.url), third.kept)).ok);
});

const now = Math.floor(Date.now() / 1000);
const lies: readonly (readonly [string, Twist])[] = [
  ['another nonce', { claims: (claims) => ({ ...claims, nonce: 'another' }) }],
  ['no nonce', { claims: ({ nonce: _, ...claims }) => claims }],
  ['another audience', { claims: (claims) => ({ ...claims, aud: 'somebody-else' }) }],
  [
    'several audiences without its own party',
    { claims: (claims) => ({ ...claims, aud: ['teacher-success', 'x'], azp: 'x' }) },
  ],
  ['another issuer', { claims: (claims) => ({ ...claims, iss: 'http://127.0.0.1:1/' }) }],
  ['an issuer without its slash', { claims: (claims) => ({ ...claims, iss: String(claims.iss).slice(0, -1) }) }],
  ['an expired token', { claims: (claims) => ({ ...claims, iat: now - 1000, exp: now - 900 }) }],
  ['a token from the future', { claims: (claims) => ({ ...claims, iat: now + 3600, exp: now + 7200 }) }],
  ['no subject', { claims: ({ sub: _, ...claims }) => claims }],
  ['no end', { claims: ({ exp: _, ...claims }) => claims }],
  ['no beginning', { claims: ({ iat: _, ...claims }) => claims }],
  ['an unsigned token', { unsigned: true }],
  ['alg none', { unsigned: true, header: (header) => ({ ...header, alg: 'none' }) }],
  ['another algorithm', { header: (header) => ({ ...header, alg: 'HS256' }) }],
  ['a key that nobody publishes', { strangeKey: true }],
  ['a key of another name', { strangeKey: true, header: (header) => ({ ...header, kid: 'k9' }) }],
  ['no id token at all', { noIdToken: true }],
  ['a user of another subject', { user: (user) => ({ ...user, sub: 's-2' }) }],
  ['a user in another shape', { user: (user) => ({ ...user, email: ['ana@mail.test'] }) }],
  ['a TRN that is none', { user: (user) => ({ ...user, trn: '12' }) }],
  ['a token endpoint that is down', { tokenStatus: 503 }],
];

for (const [what, twist] of lies) {
  test(`${what} is refused`, async (t) => {
    const hostile = await openHostileIssuer(t);
    const issuer = openIssuer(hostile.config);
    const { url, kept } = await begin(issuer);
    hostile.twist(twist);
    const outcome = await issuer.finish(hostile.comeBack(url), kept);
    assert.ok(!outcome.ok, 'it was taken');
    assert.doesNotMatch(outcome.problem.cause, /ana@|s-1/);
  });
}

const ways: readonly (readonly [string, (back: URL) => void])[] = [
  ['another state', (back) => back.searchParams.set('state', 'another')],
  ['no state', (back) => back.searchParams.delete('state')],
  ['a mixed-up issuer', (back) => back.searchParams.set('iss', 'http://127.0.0.1:1/')],
  ['no issuer where one was promised', (back) => back.searchParams.delete('iss')],
  ['an error in place of a code', (back) => back.searchParams.set('error', 'access_denied')],
  ['another code', (back) => back.searchParams.set('code', 'guessed')],
  ['no code', (back) => back.searchParams.delete('code')],
];

for (const [what, change] of ways) {
  test(`a way back with ${what} is refused`, async (t) => {
    const hostile = await openHostileIssuer(t);
    const issuer = openIssuer(hostile.config);
    const { url, kept } = await begin(issuer);
    assert.ok(!(await issuer.finish(hostile.comeBack(url, change), kept)).ok, 'it was taken');
  });
}

test('a code that was used is refused the second time', async (t) => {
  const hostile = await openHostileIssuer(t);
  const issuer = openIssuer(hostile.config);
  const { url, kept } = await begin(issuer);
  const back = hostile.comeBack(url);
  assert.ok((await issuer.finish(back, kept)).ok);
  assert.ok(!(await issuer.finish(back, kept)).ok);
});

test('an issuer that says it is another is not gone to, and one that is away is away', async (t) => {
  const hostile = await openHostileIssuer(t);
  hostile.twist({ discoveredIssuer: 'http://127.0.0.1:1/' });
  const begun = await openIssuer(hostile.config).begin(callback);
  assert.equal(begun.ok, false);
  const away = await openIssuer({ ...hostile.config, issuer: 'http://127.0.0.1:1/' }).begin(callback);
  assert.deepEqual(away.ok ? null : away.problem.kind, 'unreachable');
});

async function begin(issuer: Issuer): Promise<{ readonly url: string; readonly kept: SentAway }> {
  const begun = await issuer.begin(callback);
  assert.ok(begun.ok, begun.ok ? '' : begun.problem.cause);
  return begun.value;
}
