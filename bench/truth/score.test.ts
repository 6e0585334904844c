import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ours, scoreEmail, scoreStatus, type TrueState } from './score.ts';

function truth(status: string, isSaid: boolean): TrueState {
  return { status, email: 'ana@mail.test', said: { status: isSaid, email: isSaid } };
}

function ours(code: string, confidence = 'confirmed', email: string | null = null): Ours {
  return { code, confidence, email };
}

test('the true code is right, however sure we are of it', () => {
  assert.equal(scoreStatus(truth('in_training', true), ours('in_training')), 'right');
  assert.equal(scoreStatus(truth('in_training', false), ours('in_training', 'inferred')), 'right');
  assert.equal(scoreStatus(truth('in_training', true), ours('in_training', 'disputed')), 'right');
});

test('saying that nobody can know is honest, whether or not somebody had said it', () => {
  assert.equal(scoreStatus(truth('in_training', false), ours('start_unconfirmed', 'inferred')), 'unknown');
  assert.equal(scoreStatus(truth('in_training', true), ours('start_unconfirmed', 'inferred')), 'unknown');
  assert.equal(scoreStatus(truth('recruited', true), ours('unknown', 'inferred')), 'unknown');
});

test('a wrong code is excused while nobody had said the true one, and held against us once a source had', () => {
  assert.equal(scoreStatus(truth('withdrawn', false), ours('in_training')), 'wrong_unsaid');
  assert.equal(scoreStatus(truth('withdrawn', true), ours('in_training')), 'wrong_said');
});

test('a doubted answer is honest only while no source had said better', () => {
  assert.equal(scoreStatus(truth('withdrawn', false), ours('in_training', 'stale')), 'unknown');
  assert.equal(scoreStatus(truth('withdrawn', true), ours('in_training', 'stale')), 'wrong_said');
  assert.equal(scoreStatus(truth('did_not_start', false), ours('in_training', 'disputed')), 'unknown');
});

test('a closed application and a start that never came are one fact, and so are the two deferrals', () => {
  assert.equal(scoreStatus(truth('application_closed', true), ours('did_not_start', 'inferred')), 'right');
  assert.equal(scoreStatus(truth('did_not_start', true), ours('application_closed')), 'right');
  assert.equal(scoreStatus(truth('offer_deferred', true), ours('start_deferred')), 'right');
  assert.equal(scoreStatus(truth('did_not_start', true), ours('withdrawn')), 'wrong_said');
  assert.equal(scoreStatus(truth('application_closed', true), ours('offer_deferred')), 'wrong_said');
});

test('an address is compared without case, and no address claims nothing', () => {
  assert.equal(scoreEmail(truth('recruited', true), ours('recruited', 'confirmed', 'Ana@Mail.test')), 'right');
  assert.equal(scoreEmail(truth('recruited', true), ours('recruited', 'confirmed', null)), 'unknown');
  assert.equal(scoreEmail(truth('recruited', true), ours('recruited', 'confirmed', 'old@mail.test')), 'wrong_said');
  assert.equal(scoreEmail(truth('recruited', false), ours('recruited', 'confirmed', 'old@mail.test')), 'wrong_unsaid');
});
