import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRestricted } from '#access/restricted.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { claimRow } from '../../../test/support/made-up-row.ts';
import { readClaimRow } from './claim-contract.ts';

const at = '2025-09-09T10:00:00Z';

/** Of each kind a value that fits, one that does not, and the field that is at fault. */
const kinds: readonly (readonly [kind: string, fits: unknown, fitsNot: unknown, field: string])[] = [
  ['started', undefined, 'yes', 'row.value'],
  ['not_yet', null, 'later', 'row.value'],
  ['paused', undefined, 1, 'row.value'],
  ['not_starting', 'I moved away', 3, 'row.value'],
  ['changed_provider', { provider_code: '1BB' }, { course_code: 'X1' }, 'row.value.provider_code'],
  ['changed_course', { course_code: 'X2' }, {}, 'row.value.course_code'],
  ['placement', { urn: '900001', until: '2025-12-19' }, { urn: '9001' }, 'row.value.urn'],
  ['withdrew', { reasons: ['it was too far'] }, {}, 'row.value.reasons'],
  ['contact_email', 'ana@mail.test', 'ana at mail', 'row.value'],
  ['contact_phone', '07700 900123', 'call me', 'row.value'],
  ['contact_address', { lines: ['1 High Street'], postcode: 'AB1 2CD' }, { lines: [] }, 'row.value.lines'],
  ['preferred_name', 'Annie', '', 'row.value'],
  ['pulse', { score: 2, text: 'tired' }, { score: 4 }, 'row.value.score'],
  ['first_post', { urn: '100100', role: 'maths' }, { role: 'maths' }, 'row.value.urn'],
  ['intention', 'to teach abroad', null, 'row.value'],
  ['dispute', { attribute: 'date_of_birth', says: 'it is wrong' }, { says: 'it is wrong' }, 'row.value.attribute'],
  ['confirm_same_person', { records: ['register-trainee:ana-r'] }, { records: ['ana-r'] }, 'row.value.records.0'],
];

for (const [kind, fits, fitsNot, field] of kinds) {
  test(`a claim of the kind ${kind} is held against what its kind can say`, () => {
    const row = read(claim(kind, fits));
    assert.equal(row.statements.find(({ attribute }) => attribute === 'kind')?.value, kind);
    const outcome = reading(claim(kind, fitsNot)).read();
    assert.ok(!outcome.ok);
    assert.equal(outcome.problem.field, field);
  });
}

test('what a person wrote freely stands where only the restricted role may read it', () => {
  const secrets = ['I moved away', 'it was too far', 'tired', 'to teach abroad', 'it is wrong'];
  for (const [kind, fits] of kinds) {
    const open = read(claim(kind, fits)).statements.filter(({ attribute }) => !isRestricted(attribute));
    for (const secret of secrets) assert.ok(!JSON.stringify(open).includes(secret), `${kind} tells ${secret}`);
  }
});

test('what does not fit is described without what the person wrote', () => {
  const outcome = reading(claim('pulse', { score: 'awful, since my tutor shouted', text: 'help' })).read();
  assert.ok(!outcome.ok);
  assert.doesNotMatch(JSON.stringify(outcome.problem), /tutor|awful|help/);
});

test('a claim about nobody of whom a feed could tell is unknown', () => {
  const outcome = reading(claimRow('c1', { at, row: { who: 'publish-course:x', kind: 'started' } })).read();
  assert.ok(!outcome.ok);
  assert.equal(outcome.problem.problem, 'unknown_record');
});

test('a claim that is taken back need not say again what it said, and what it said stands as history', () => {
  const back = { who: 'apply-application:1001', kind: 'contact_email', withdrawn_at: '2025-09-12T10:00:00Z' };
  const row = read(claimRow('c1', { at, row: back }));
  assert.equal(row.assertedAt, '2025-09-12T10:00:00.000000Z');
  assert.deepEqual(row.speaksOf, ['who', 'kind', 'author', 'withdrawn_at']);
});

test('a proof is newer than the claim that it proves', () => {
  const proved = { who: 'apply-application:1001', kind: 'contact_email', value: 'ana@mail.test' };
  const row = read(claimRow('c1', { at, row: { ...proved, verified_at: '2025-09-10T10:00:00Z' } }));
  assert.equal(row.assertedAt, '2025-09-10T10:00:00.000000Z');
});

function claim(kind: string, value: unknown): Uint8Array {
  const row = { who: 'apply-application:1001', kind, on: '2025-09-08', author: 'person' };
  return claimRow('c1', { at, row: value === undefined ? row : { ...row, value } });
}

function reading(raw: Uint8Array): RowReading {
  return readClaimRow(raw);
}

function read(raw: Uint8Array): ReadRow {
  const outcome = reading(raw).read();
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}
