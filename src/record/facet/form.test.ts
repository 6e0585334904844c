import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { formsOf } from './form.ts';

test('a form that two accounts told of is one, of the account that told of it last, with all that both said', () => {
  const forms = formsOf([
    said('C900', '2025-05-19', 'form', '7902', { status: 'unsubmitted_in_progress', cycle: 2025 }),
    said('C101', '2025-06-09', 'form', '7902', { status: 'ended_without_success', cycle: 2025 }),
  ]);
  assert.deepEqual(
    forms.map(({ candidate }) => candidate),
    ['C101'],
  );
  const statuses = forms[0]?.said.filter(({ attribute }) => attribute === 'status');
  assert.deepEqual(
    statuses?.map(({ key, value }) => [key, value]),
    [
      ['C101', 'unsubmitted'],
      ['C101', 'rejected'],
    ],
  );
});

test('that the old account tells of the form no longer ends nothing', () => {
  const forms = formsOf([
    said('C900', '2025-05-19', 'form', '7902', { status: 'unsubmitted_in_progress', cycle: 2025 }),
    said('C101', '2025-06-09', 'form', '7902', { status: 'unsubmitted_in_progress', cycle: 2025 }),
    said('C900', '2025-06-10', 'form', '7902', null),
  ]);
  assert.ok(forms[0]?.said.every(({ value }) => value !== null));
});

test('forms of two accounts that have nothing in common are two', () => {
  const forms = formsOf([
    said('C900', '2025-05-19', 'form', '7902', { status: 'unsubmitted_in_progress', cycle: 2025 }),
    said('C101', '2025-06-09', 'form', '7903', { status: 'unsubmitted_in_progress', cycle: 2025 }),
  ]);
  assert.deepEqual(forms.map(({ candidate }) => candidate).toSorted(), ['C101', 'C900']);
});

function said(key: string, on: string, attribute: string, item: string, value: Json): Observation {
  const at = instant(`${on}T10:00:00Z`);
  const times = { assertedAt: at, runStartedAt: at, recordedFrom: at, recordedTo: null };
  return { feed: 'apply-candidate', key, id: `${key} ${on}`, channel: 'api', attribute, item, value, ...times };
}
