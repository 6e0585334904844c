import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadRow } from '#observation/reading.ts';
import { signInRow } from '../../../test/support/made-up-row.ts';
import { readSignInRow } from './sign-in-contract.ts';

const at = '2026-09-09T10:00:00Z';

test('an account is named by its issuer and its subject', () => {
  assert.equal(read(signInRow('one-login', 'urn:fdc:1', at)).key, 'one-login urn:fdc:1');
  const row = JSON.parse(new TextDecoder().decode(signInRow('one-login', 'urn:fdc:1', at)));
  const outcome = readSignInRow(new TextEncoder().encode(JSON.stringify({ ...row, key: 'urn:fdc:1' }))).read();
  assert.ok(!outcome.ok);
  assert.deepEqual([outcome.problem.problem, outcome.problem.field], ['invalid_identifier', 'key']);
});

test('an address that is not proved is kept as such', () => {
  assert.equal(said(read(signInRow('one-login', 's', at, { email_verified: false })), 'email_verified'), false);
  assert.equal(said(read(signInRow('one-login', 's', at, { email_verified: null })), 'email_verified'), false);
});

test('a sign-in that does not tell whose account it is takes nothing back', () => {
  const row = read(signInRow('teacher-auth', 's', at, { trn: null, who: null }));
  assert.deepEqual(row.speaksOf, ['issuer', 'subject', 'email', 'email_verified']);
});

test('an account of no issuer that we know does not fit', () => {
  assert.ok(!readSignInRow(signInRow('my-login', 's', at)).read().ok);
});

test('whose account it is must be a record of a person', () => {
  const outcome = readSignInRow(signInRow('one-login', 's', at, { who: 'school:900001' })).read();
  assert.ok(!outcome.ok);
  assert.equal(outcome.problem.problem, 'unknown_record');
});

function read(raw: Uint8Array): ReadRow {
  const outcome = readSignInRow(raw).read();
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

function said(row: ReadRow, attribute: string): unknown {
  return row.statements.find((each) => each.attribute === attribute)?.value;
}
