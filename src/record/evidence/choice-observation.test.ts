import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { choiceObservations } from './choice-observation.ts';
import { knownRecords, timeline } from './known-record.ts';

test('of two accounts that tell of one choice, what a late row of one repeats is no news', () => {
  const first = said('C501', '2025-10-18', 'email', 'ana@mail.test');
  const other = said('C502', '2025-10-25', 'email', 'ana@uni.ac.test');
  // The row of 21 December was read before that of 18 October: what it said stays behind, closed.
  const repeated = said('C501', '2025-12-21', 'email', 'ana@mail.test');
  const choices = ['C501', 'C502'].map((key) => said(key, '2025-10-18', 'choice', { form: '10' }));
  assert.deepEqual(emailsOf([...choices, first, other]), ['ana@mail.test', 'ana@uni.ac.test']);
  assert.deepEqual(emailsOf([repeated, ...choices, other, first]), ['ana@mail.test', 'ana@uni.ac.test']);
});

function emailsOf(observations: readonly Observation[]): readonly Json[] {
  const [choice] = knownRecords(choiceObservations(observations), instant('2026-01-01T00:00:00Z')).values();
  assert.ok(choice);
  return timeline(choice, 'email').map(({ value }) => value);
}

function said(key: string, on: string, attribute: string, value: Json): Observation {
  const at = instant(`${on}T12:00:00Z`);
  return {
    feed: 'apply-candidate',
    key,
    id: `${key} ${attribute} ${on}`,
    channel: 'api',
    attribute,
    item: attribute === 'choice' ? '1002' : '',
    value,
    assertedAt: at,
    runStartedAt: at,
    recordedFrom: at,
    recordedTo: null,
  };
}
