import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '#kernel/json.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { identifiersOf } from './identifier.ts';

test('a choice is named by its own id and by its candidate', () => {
  assert.deepEqual(names({ feed: 'apply-application', key: '1001' }, { candidate_id: ['C501'] }), [
    'record apply-application:1001',
    'choice-id 1001',
    'c-id C501',
  ]);
});

test('a candidate is named by its account and by every choice that it tells of', () => {
  const said = { choice: [{ id: '1001', form: '10' }, { id: '1002', form: '10' }, null] };
  assert.deepEqual(names({ feed: 'apply-candidate', key: 'C501' }, said), [
    'record apply-candidate:C501',
    'c-id C501',
    'choice-id 1001',
    'choice-id 1002',
  ]);
});

test('a trainee is named by the choice it came from and by its TRN, in every channel that says one', () => {
  const said = { application_id: ['1001', '1001'], trn: ['3000101', '3000102'] };
  assert.deepEqual(names({ feed: 'register-trainee', key: 'ana-r' }, said), [
    'record register-trainee:ana-r',
    'choice-id 1001',
    'choice-id 1001',
    'trn 3000101',
    'trn 3000102',
  ]);
});

test('a claim is named by the record that its author named, if that is one', () => {
  const claim = { feed: 'claim', key: 'c1' } as const;
  assert.deepEqual(names(claim, { who: ['register-trainee:ana-r'] }), [
    'record claim:c1',
    'record register-trainee:ana-r',
  ]);
  assert.deepEqual(names(claim, { who: ['somebody'] }), ['record claim:c1']);
});

test('who confirms that other records are theirs too names them, until they take it back', () => {
  const claim = { feed: 'claim', key: 'c1' } as const;
  const said = {
    who: ['register-trainee:ana-r'],
    kind: ['confirm_same_person'],
    value: [{ records: ['apply-application:1001', 'nobody'] }],
  };
  assert.deepEqual(names(claim, said).slice(2), ['record apply-application:1001']);
  assert.deepEqual(names(claim, { ...said, withdrawn_at: ['2025-10-10T10:00:00Z'] }).slice(2), []);
  assert.deepEqual(names(claim, { ...said, kind: ['dispute'] }).slice(2), []);
});

test('a number is named by itself, and by the one into which it was merged', () => {
  const person = { feed: 'trs-person', key: '3000101' } as const;
  assert.deepEqual(names(person, { merged_with: ['3000102'] }), [
    'record trs-person:3000101',
    'trn 3000101',
    'trn 3000102',
    'merged-into 3000102',
  ]);
  assert.deepEqual(names(person, { merged_with: [null] }), ['record trs-person:3000101', 'trn 3000101']);
});

test('an event is named by its number alone: of a merger the number itself tells, which can take it back', () => {
  const said = { trn: ['3000101'], merged_with: ['3000102'] };
  assert.deepEqual(names({ feed: 'trs-event', key: 'e1' }, said), ['record trs-event:e1', 'trn 3000101']);
});

test('an empty value, and one that is no text, names nobody', () => {
  assert.deepEqual(names({ feed: 'register-trainee', key: 'ana-r' }, { trn: ['', null, 3000101] }), [
    'record register-trainee:ana-r',
  ]);
});

function names(ref: RecordRef, said: Readonly<Record<string, readonly Json[]>>): readonly string[] {
  return identifiersOf(ref, new Map(Object.entries(said))).map(({ kind, value }) => `${kind} ${value}`);
}
