import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadRow } from '#observation/reading.ts';
import { contactRow } from '../../../test/support/made-up-row.ts';
import { readContactRow } from './contact-contract.ts';

test('a contact says who it is, how to reach them and what they refused', () => {
  const row = read(contactRow('g-1', { dfe_applyid: 'C501', emailaddress2: 'ana.r@mail.test', donotbulkemail: 'Yes' }));
  assert.deepEqual([row.key, row.assertedAt], ['g-1', '2025-05-12T10:00:00.000000Z']);
  assert.equal(said(row, 'candidate_id'), 'C501');
  assert.equal(said(row, 'second_email'), 'ana.r@mail.test');
  assert.deepEqual([said(row, 'no_bulk_email'), said(row, 'no_email'), said(row, 'no_sms')], [true, false, false]);
});

for (const [text, value] of [
  ['TRUE', true],
  ['yes', true],
  ['1', true],
  ['False', false],
  ['No', false],
  ['0', false],
  ['', null],
] as const)
  test(`a consent written as ${text === '' ? 'nothing' : text} is ${value}`, () =>
    assert.equal(said(read(contactRow('g-1', { optoutsms: text })), 'no_sms'), value));

for (const word of ['maybe', 'constructor'])
  test(`a consent written as ${word} is neither yes nor no, and waits for somebody to look`, () => {
    const outcome = readContactRow(contactRow('g-1', { donotemail: word })).read();
    assert.ok(!outcome.ok);
    assert.equal(outcome.problem.field, 'donotemail');
  });

test('the kind of enquirer is a word, or the number of its option; another one is reported', () => {
  assert.equal(said(read(contactRow('g-1', { type: 'returning' })), 'type'), 'returning');
  assert.equal(said(read(contactRow('g-1', { type: '222750000' })), 'type'), 'interested');
  const row = read(contactRow('g-1', { type: '222750009' }));
  assert.deepEqual([said(row, 'type'), row.unknown], ['222750009', [{ attribute: 'type', value: '222750009' }]]);
});

test('its copy of Apply is kept as it came, and never read', () => {
  const raw = contactRow('g-1', { dfe_candidateapplystatus: '222750005', dfe_applylastmodifiedon: '2025-05-12' });
  assert.match(new TextDecoder().decode(readContactRow(raw).body), /222750005/);
  assert.doesNotMatch(JSON.stringify(read(raw).statements), /222750005|2025-05-12"/);
});

function read(raw: Uint8Array): ReadRow {
  const outcome = readContactRow(raw).read();
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

function said(row: ReadRow, attribute: string): unknown {
  return row.statements.find((each) => each.attribute === attribute)?.value;
}
