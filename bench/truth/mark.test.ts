import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { viewPerson } from '#record/person-view.ts';
import { answer } from '#record/resolve.ts';
import { policy } from '../../test/support/ledger.ts';
import type { Belief } from './belief.ts';
import { markPerson } from './mark.ts';
import { total } from './verdict.ts';
import type { TruePerson } from './witness.ts';

const knownAt = instant('2025-11-10T12:00:00Z');
const silence = { own: [], references: [], coverage: [], decisions: [], sharers: [] };

/** A record of ours that can say nothing: "unknown", and no address. */
function belief(person: string, keys: readonly string[]): Belief {
  const view = viewPerson(silence, knownAt, policy);
  const question = { person, redirectedFrom: null, reviewing: [], validOn: plainDate('2025-11-10'), knownAt };
  return { person, view, keys, record: answer(view, question, policy) };
}

function truth(isSaid: boolean): TruePerson {
  return {
    ...{ id: 'T000001', status: 'in_training', email: 'ana@mail.test', said: { status: isSaid, email: isSaid } },
    ...{ stage: 'W3', route: 'provider_led_postgrad', accreditedProviderType: 'university', cycle: 2025 },
    sourceRecords: ['apply-candidate:C1', 'apply-application:1', 'register-trainee:a'],
  };
}

test('a person whom we hold as two counts once, half by each record', () => {
  const marks = markPerson(
    truth(false),
    [belief('one', ['apply-application:1']), belief('two', ['register-trainee:a'])],
    policy,
  );
  assert.deepEqual(
    marks.map(({ both, facets }) => [both.status.unknown, total(both.email), facets.held]),
    [
      [0.5, 0.5, 'as several, by Apply'],
      [0.5, 0.5, 'as several, by Register'],
    ],
  );
});

test('"unknown" is listed as a miss only where a source had said better', () => {
  const held = [belief('one', ['apply-application:1'])];
  assert.deepEqual(
    markPerson(truth(false), held, policy).flatMap(({ misses }) => misses),
    [],
  );
  const [miss] = markPerson(truth(true), held, policy).flatMap(({ misses }) => misses);
  assert.equal(miss?.verdict, 'unknown');
  assert.equal(miss?.example.key, 'apply-application:1');
});

test('whom nobody had spoken of is not marked; whom a source had shown and we do not hold is ours', () => {
  assert.deepEqual(markPerson(truth(false), [], policy), []);
  const [mark] = markPerson(truth(true), [], policy);
  assert.equal(mark?.both.status.wrong_said, 1);
  assert.equal(mark?.facets.held, 'not at all');
});
