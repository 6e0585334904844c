import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { choice, decision, type Row, trainee, view } from '../../test/support/evidence.ts';
import { policy } from '../../test/support/ledger.ts';
import type { Consent, Decision } from './evidence/decision.ts';
import { type DecidedEnding, personDecisions } from './person-decisions.ts';

const apply = 'apply-application:1001';
const register = 'register-trainee:ana-r';

describe('what ends the part that somebody takes', () => {
  test('a death, from its day; where nobody knows it, from the London day of the decision', () => {
    const at = instant('2025-06-20T23:30:00Z');
    const known = decision('d', [apply], { kind: 'deceased', detail: { at, on: plainDate('2025-06-14') } });
    assert.deepEqual(endings([known]), [{ reason: 'deceased', on: '2025-06-14', until: null, because: ['d'] }]);
    const unknown = decision('d', [apply], { kind: 'deceased', detail: { at, on: null } });
    assert.equal(endings([unknown])[0]?.on, '2025-06-21');
  });

  test('a death that was told again counts from the day told last, in whatever order the two are found', () => {
    const told = (id: string, at: string, on: string) =>
      decision(id, [apply], { kind: 'deceased', detail: { at: instant(at), on: plainDate(on) } });
    const first = told('z', '2025-06-20T09:00:00Z', '2025-06-14');
    const corrected = told('a', '2025-06-21T09:00:00Z', '2025-06-10');
    assert.deepEqual(
      [endings([first, corrected]), endings([corrected, first])].map(([each]) => each?.on),
      ['2025-06-10', '2025-06-10'],
    );
  });

  test('an objection, and no other right', () => {
    const at = instant('2025-06-20T09:00:00Z');
    const objection = decision('o', [apply], { kind: 'rights', detail: { at, right: 'objection' } });
    const access = decision('a', [apply], { kind: 'rights', detail: { at, right: 'access' } });
    assert.deepEqual(
      endings([access, objection]).map(({ reason, because }) => [reason, because]),
      [['objected', ['o']]],
    );
  });

  test('a refusal of all that can be refused, from the day of the last stop', () => {
    assert.deepEqual(endings(stops('2025-09-15').slice(0, 3)), []);
    assert.deepEqual(
      endings([...stops('2025-09-15').slice(0, 3), consent('stop', '2025-10-02', 'marketing', 'sms')]).map(
        ({ reason, on, until }) => [reason, on, until],
      ),
      [['unsubscribed_all', '2025-10-02', null]],
    );
  });

  test('a refusal ends with the first start, and on the day of its beginning it never was', () => {
    const later = [...stops('2025-09-15'), consent('start', '2025-10-02', 'optional', 'email')];
    assert.deepEqual(
      endings(later).map(({ on, until }) => [on, until]),
      [['2025-09-15', '2025-10-02']],
    );
    const sameDay = [...stops('2025-09-15'), consent('start', '2025-09-15T18:00:00Z', 'optional', 'email')];
    assert.deepEqual(endings(sameDay), []);
  });

  test('of a stop and a start of one moment the stop counts', () => {
    const [first, ...others] = stops('2025-09-15');
    assert.ok(first);
    const start = consent('start', '2025-09-15', 'optional', 'email');
    assert.equal(endings([first, start, ...others]).length, 1);
    assert.equal(endings([start, first, ...others]).length, 1);
  });

  test('after a merge the strictest word wins: what the other record started takes nothing back', () => {
    const start = consent('start', '2025-10-02', 'optional', 'email', [register]);
    assert.deepEqual(
      endings([...stops('2025-09-15'), start]).map(({ until }) => until),
      [null],
    );
    const both = consent('start', '2025-10-02', 'optional', 'email', [register, apply]);
    assert.deepEqual(
      endings([...stops('2025-09-15'), both]).map(({ until }) => until),
      ['2025-10-02'],
    );
  });

  test('only what was known counts', () => {
    const known = view(choice('2025-05-12', 'September 2025'), instant('2025-09-14T12:00:00Z'), stops('2025-09-15'));
    assert.deepEqual(personDecisions(known, policy).endings, []);
  });
});

function endings(decisions: readonly Decision[]): readonly DecidedEnding[] {
  const rows = [...choice('2025-05-12', 'September 2025'), trainee('2025-08-28', { application_id: '1001' })];
  return personDecisions(view(rows, instant('2025-12-01T12:00:00Z'), decisions), policy).endings;
}

/** Everything that can be refused, refused at noon of a day. */
function stops(on: string): readonly Decision[] {
  return (['optional', 'marketing'] as const).flatMap((purpose) =>
    (['email', 'sms'] as const).map((channel) => consent('stop', on, purpose, channel)),
  );
}

function consent(
  change: Consent['change'],
  on: string,
  purpose: Consent['purpose'],
  channel: Consent['channel'],
  about: readonly string[] = [apply],
): Decision {
  const at = instant(on.length === 10 ? `${on}T12:00:00Z` : on);
  return decision(`${change} ${purpose} ${channel}`, about, {
    kind: 'consent',
    detail: { at, change, purpose, channel },
  });
}

describe('a hard bounce', () => {
  const recruited = choice('2025-05-12', 'September 2025', { email: 'ana@home.test' });
  const registered = trainee('2025-08-28', { application_id: '1001', email: 'ana@post.test' });

  test('of the last address that was left ends a part, on the day of that bounce', () => {
    const rows = [...recruited, registered];
    assert.deepEqual(bounced(rows, ['ana@home.test', '2025-09-10']), []);
    assert.deepEqual(bounced(rows, ['ana@home.test', '2025-09-10'], ['ana@post.test', '2025-09-20']), [
      ['hard_bounce', '2025-09-20', '2026-03-09'],
    ]);
  });

  test('ends with the first day on which another address is known', () => {
    assert.deepEqual(bounced([...recruited, registered], ['ana@home.test', '2025-06-10']), [
      ['hard_bounce', '2025-06-10', '2025-08-28'],
    ]);
  });

  test('of an address that the person no longer has says nothing of them', () => {
    assert.deepEqual(bounced(recruited, ['ana@other.test', '2025-06-10']), []);
  });

  test('that comes again after 180 days is another one', () => {
    assert.deepEqual(bounced(recruited, ['ana@home.test', '2025-06-10'], ['ana@home.test', '2025-12-10']), [
      ['hard_bounce', '2025-06-10', '2025-12-07'],
      ['hard_bounce', '2025-12-10', '2026-06-08'],
    ]);
  });
});

function bounced(rows: readonly Row[], ...bounces: readonly (readonly [string, string])[]): readonly unknown[] {
  const receipts = bounces.map(
    ([to, on]): Row => ({
      on,
      feed: 'delivery',
      key: `${to} ${on}`,
      says: { who: apply, to, status: 'permanent-failure', notification_type: 'email' },
    }),
  );
  const known = view([...rows, ...receipts], instant('2026-12-01T12:00:00Z'));
  return personDecisions(known, policy).endings.map(({ reason, on, until }) => [reason, on, until]);
}
