import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { choice, type Row, signOff, started, trainee, view } from '../../test/support/evidence.ts';
import { policy } from '../../test/support/ledger.ts';
import type { PersonRecord } from './answer.ts';
import { answer } from './resolve.ts';

const recruited = choice('2025-05-12', 'September 2025');
const registered = trainee('2025-08-28', { application_id: '1001' });
const january = trainee('2026-01-10', { itt_start_date: '2026-01-12' });
const notYet = started('2025-09-02', { kind: 'not_yet', on: '2025-10-03' });
const qualified: Row = {
  on: '2025-07-01',
  feed: 'trs-person',
  key: '3000101',
  says: { qts_holds_from: '2025-07-01', induction_status: 'RequiredToComplete' },
};
const firstPost = started('2025-07-01', { kind: 'first_post', value: { urn: '100100' } });
const offered = choice('2025-05-12', null, { status: 'offer' });
const undecided = choice('2025-05-12', null, { status: 'awaiting_provider_decision' });
const gone = [...recruited, signOff('2025-10-21'), started('2025-09-08')];

describe('the next best question', () => {
  const questions: readonly (readonly [string, readonly Row[], string, PersonRecord['question']])[] = [
    ['nothing is asked before the start', recruited, '2025-08-10', null],
    [
      'the provider, when nobody could have told of a change for 90 days',
      recruited,
      '2025-08-11',
      ask('provider', '2025-09-01'),
    ],
    ['the person, while the start is fresh', [...recruited, registered], '2025-09-02', ask('person', '2025-09-22')],
    ['still on the twenty-first day', [...recruited, registered], '2025-09-22', ask('person', '2025-09-22')],
    [
      'then the provider, by the end of its sign-off',
      [...recruited, registered],
      '2025-09-23',
      ask('provider', '2025-10-31'),
    ],
    [
      'a January start: the provider, while its start is waited for',
      [january],
      '2026-02-10',
      ask('provider', '2026-03-09'),
    ],
    ['by the same day however late', [january], '2026-03-09', ask('provider', '2026-03-09')],
    ['after the sign-off closes, by its last day', [registered], '2025-11-03', ask('provider', '2025-11-07')],
    ['nothing once the start is proved', [registered, signOff('2025-10-21')], '2025-10-22', null],
    ['nothing while her own word holds', [registered, started('2025-09-08')], '2025-09-10', null],
    [
      'her, though not before the day that she named',
      [registered, notYet],
      '2025-10-02',
      {
        ask: 'person',
        claims: ['started', 'not_starting', 'not_yet'],
        from: plainDate('2025-10-03'),
        by: plainDate('2025-10-24'),
      },
    ],
    ['her, when nobody could have told of an offer that she holds', offered, '2025-08-11', askNobodyElse('2025-09-01')],
    ['nothing on the ninetieth day', offered, '2025-08-10', null],
    ['the provider of an application without a start', undecided, '2025-08-11', ask('provider', '2025-09-01')],
    ['her again on that day', [registered, notYet], '2025-10-03', ask('person', '2025-10-24')],
    [
      'her again, also where her absence was inferred by then',
      [...recruited, notYet, signOff('2025-10-01')],
      '2025-10-03',
      ask('person', '2025-10-24'),
    ],
    ['then the provider', [registered, notYet], '2025-10-25', ask('provider', '2025-10-31')],
    ['nothing while her first post holds', [qualified, firstPost], '2025-10-29', null],
    ['her, once it lapsed', [qualified, firstPost], '2025-10-30', askPerson('first_post', '2025-11-19')],
    ['and not for ever', [qualified, firstPost], '2025-11-20', null],
    ['the provider, when her word and its list disagree', gone, '2025-10-22', ask('provider', '2025-11-04')],
    ['by the same day a day later', gone, '2025-10-23', ask('provider', '2025-11-04')],
  ];
  for (const [what, rows, day, question] of questions)
    test(what, () => assert.deepEqual(recordOn(rows, day).question, question));
});

describe('a contradiction', () => {
  test('shows both sides with what they rest on, who must act, by when, and which messages wait', () => {
    const { contradictions, tasks } = recordOn(gone, '2025-10-22');
    const id = 'claim_against_official/apply-application:1001/2025';
    assert.deepEqual(contradictions, [
      {
        id,
        kind: 'claim_against_official',
        sides: [
          { source: 'self', value: 'started', because: ['claim:ana-1 kind 2025-09-08'] },
          {
            source: 'apply',
            value: 'recruited',
            because: ['apply-application:1001 status 2025-05-12', 'publish-course:course start_date 2025-05-12'],
          },
        ],
        opened: '2025-10-21',
        due: '2025-11-04',
        owner: 'support',
        pauses: ['start'],
        state: 'open',
      },
    ]);
    assert.deepEqual(tasks, [
      { id: `support/${id}`, kind: 'support', due: '2025-11-04', about: id },
      { id: `ask_provider/${id}`, kind: 'ask_provider', due: '2025-11-04', about: id },
    ]);
  });

  test('its ten working days pass over weekends', () => {
    const rows = [...recruited, registered, ...choice('2025-09-19', 'September 2025', { status: 'withdrawn' })];
    const [found] = recordOn(rows, '2025-09-20').contradictions;
    assert.deepEqual(
      [found?.kind, found?.opened, found?.due, found?.owner],
      ['apply_against_register', '2025-09-19', '2025-10-03', 'provider'],
    );
  });
});

function ask(whom: 'person' | 'provider', by: string): PersonRecord['question'] {
  return { ask: whom, claims: whom === 'person' ? ['started', 'not_starting', 'not_yet'] : [], by: plainDate(by) };
}

function askNobodyElse(by: string): PersonRecord['question'] {
  return { ask: 'person', claims: [], by: plainDate(by) };
}

function askPerson(claim: string, by: string): PersonRecord['question'] {
  return { ask: 'person', claims: [claim], by: plainDate(by) };
}

/** As known at noon of that day. */
function recordOn(rows: readonly Row[], day: string): PersonRecord {
  const knownAt = instant(`${day}T12:00:00Z`);
  const question = { person: 'ana', redirectedFrom: null, reviewing: [], validOn: plainDate(day), knownAt };
  return answer(view(rows, knownAt), question, policy);
}
