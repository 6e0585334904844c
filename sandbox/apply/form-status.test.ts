import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formStatusOf } from './form-status.ts';

test('the status of a form is the first that any of its choices gives, waiting before offers and offers before places', () => {
  const any = ['offer_deferred', 'pending_conditions', 'recruited', 'offer', 'interviewing'] as const;
  const said = any.map((_, index) => formStatusOf(['rejected', ...any.slice(0, index + 1)], true));
  assert.deepEqual(said, [
    'offer_deferred',
    'pending_conditions',
    'recruited',
    'awaiting_candidate_response',
    'awaiting_provider_decisions',
  ]);
  assert.equal(formStatusOf(['recruited', 'inactive'], true), 'awaiting_provider_decisions');
  assert.equal(formStatusOf(['withdrawn', 'conditions_not_met', 'declined'], true), 'ended_without_success');
});

test('a form that was not sent is a draft for ever, also when the cycle has closed it', () => {
  assert.equal(formStatusOf([], false), 'unsubmitted_not_started_form');
  assert.equal(formStatusOf([], true), 'unsubmitted_in_progress');
  assert.equal(formStatusOf(['unsubmitted', 'unsubmitted'], true), 'unsubmitted_in_progress');
  assert.equal(formStatusOf(['application_not_sent'], true), 'unsubmitted_in_progress');
});
