import { type PlainDate, plainDate } from '#kernel/plain-date.ts';
import type { AttributeAnswer, PersonRecord } from '#record/answer.ts';
import type { Explanation } from '#record/explain/explain.ts';
import type { Confidence, StatusCode } from '#source/status.ts';
import type { LaneItem, StatusSpan, TimelineLane } from '#web/port.ts';

/** Ana Reyes is invented: recruited in May, registered in August, nobody sure in September, signed off in October. */
export function examplePerson(validOn: PlainDate, knownAt: string): PersonRecord {
  const span = concluded(knownAt).findLast(({ from }) => from <= validOn) ?? unknown;
  const waits = span.code === 'start_unconfirmed';
  return {
    person: '019a0000-0000-7000-8000-000000001001',
    validOn,
    knownAt,
    policy: '2025-08-01.1',
    status: {
      code: span.code,
      confidence: span.confidence,
      source: span.source,
      rule: span.rule,
      since: span.from,
      flags: waits ? ['conditions_open'] : [],
      because: span.code === 'in_training' ? ['o-7', 'o-9'] : ['o-1'],
      reviewOn: waits ? plainDate('2025-11-07') : null,
    },
    contact: {
      email: {
        value: 'ana.r@mail.test',
        source: 'register',
        rule: 'contact.email/W2/2',
        verified: false,
        because: ['o-6'],
      },
    },
    attributes: {
      legal_name: attribute('Ana Reyes', 'register', 'confirmed', 'o-5'),
      date_of_birth: attribute('1999-02-03', 'register', 'confirmed', 'o-4'),
      trn: attribute('3000101', 'register', 'provisional', 'o-8'),
      provider: attribute('1AA', 'register', 'corroborated', 'o-7'),
    },
    episodes: [
      {
        provider: '1AA',
        course: 'X1',
        academicYear: 2025,
        status: span.code,
        since: span.from,
        until: null,
        sourceRecords: ['apply-application:1001', 'register-trainee:ana-r'],
      },
    ],
    contradictions: [
      {
        id: 'c-1',
        kind: 'apply_against_register',
        sides: [
          { source: 'apply', value: 'withdrawn', because: ['o-2'] },
          { source: 'register', value: 'trn_received', because: ['o-7'] },
        ],
        opened: plainDate('2025-12-03'),
        due: plainDate('2025-12-17'),
        owner: 'provider',
        pauses: ['in_training messages'],
        state: 'open',
      },
    ],
    tasks: [{ id: 't-1', kind: 'ask_provider', due: plainDate('2025-12-17'), about: 'apply_against_register' }],
    question: waits
      ? { ask: 'person', claims: ['started', 'not_starting', 'not_yet'], by: plainDate('2025-09-22') }
      : null,
    redirectedFrom: null,
    sourceRecords: ['apply-application:1001', 'register-trainee:ana-r', 'trs-person:3000101'],
  };
}

export const exampleExplanation: Explanation = {
  sentence:
    'Their provider signed off its trainees on 21 October 2025, and their record was among them. Register outranks Apply because the provider signed off on 21 October 2025.',
  evidence: [],
  losing: [
    {
      ...{ rule: 'R0', code: 'recruited', confidence: 'confirmed', source: 'apply' },
      evidence: [
        {
          observation: 'o-2',
          source: 'apply-application:1001',
          says: 'status = "recruited"',
          since: plainDate('2025-05-12'),
        },
      ],
      because: 'Register outranks Apply because the provider signed off on 21 October 2025.',
    },
  ],
  wouldChange: ['A withdrawal or a deferral, in Register or in Apply, would end it.'],
  waitingFor: 'Nothing: only news will change this.',
};

export function exampleSpans(knownAt: string): readonly StatusSpan[] {
  const spans = concluded(knownAt);
  const reason = 'Register says “trn_received” since 29 August 2025, and no other rule speaks.';
  return spans.map((span, index) => ({ ...span, reason, until: spans[index + 1]?.from ?? null }));
}

type Concluded = {
  readonly from: PlainDate;
  readonly code: StatusCode;
  readonly confidence: Confidence;
  readonly source: string;
  readonly rule: string;
};

const unknown: Concluded = {
  from: plainDate('2025-01-01'),
  code: 'unknown',
  confidence: 'inferred',
  source: 'calendar',
  rule: 'R0',
};

function concluded(knownAt: string): readonly Concluded[] {
  const apply = { confidence: 'confirmed', source: 'apply', rule: 'R0' } as const;
  const register = { confidence: 'confirmed', source: 'register', rule: 'R4' } as const;
  const recruited: Concluded = { from: plainDate('2025-05-12'), code: 'recruited', ...apply };
  const registered: Concluded = {
    ...register,
    from: plainDate('2025-08-28'),
    code: 'registered_not_started',
    rule: 'R0',
  };
  const start = plainDate('2025-09-01');
  const started: Concluded =
    knownAt >= '2025-10-21'
      ? { from: start, code: 'in_training', ...register }
      : { from: start, code: 'start_unconfirmed', confidence: 'inferred', source: 'calendar', rule: 'R4' };
  return knownAt >= '2025-08-29' ? [recruited, registered, started] : [recruited];
}

export function exampleLanes(knownAt: string): readonly TimelineLane[] {
  const lanes: readonly TimelineLane[] = [
    {
      source: 'apply',
      record: 'apply-application:1001',
      items: [
        item('o-1', 'status', 'recruited', '2025-05-12T10:00:00Z', '2025-05-13T01:10:00Z', '2025-12-04T01:10:00Z'),
        item('o-3', 'email', 'ana@mail.test', '2025-05-12T10:00:00Z', '2025-05-13T01:10:00Z', null),
        item('o-2', 'status', 'withdrawn', '2025-12-03T16:20:00Z', '2025-12-04T01:10:00Z', null),
      ],
    },
    {
      source: 'register',
      record: 'register-trainee:ana-r',
      items: [
        item('o-4', 'date_of_birth', '1999-02-03', '2025-08-28T15:00:00Z', '2025-08-29T02:00:00Z', null),
        item('o-5', 'legal_name', 'Ana Reyes', '2025-08-28T15:00:00Z', '2025-08-29T02:00:00Z', null),
        item('o-6', 'email', 'ana.r@mail.test', '2025-08-28T15:00:00Z', '2025-08-29T02:00:00Z', null),
        item('o-7', 'state', 'trn_received', '2025-08-30T09:00:00Z', '2025-09-06T02:00:00Z', null),
        item('o-8', 'trn', '3000101', '2025-08-30T09:00:00Z', '2025-09-06T02:00:00Z', null),
      ],
    },
    {
      source: 'register',
      record: 'register-sign-off:10000001/2025',
      items: [item('o-9', 'signed_off', 'true', '2025-10-21T10:00:00Z', '2025-10-21T10:00:00Z', null)],
    },
  ];
  return lanes
    .map((lane) => ({ ...lane, items: lane.items.filter(({ knownFrom }) => knownFrom <= knownAt).map(asKnown) }))
    .filter(({ items }) => items.length > 0);

  function asKnown(item: LaneItem): LaneItem {
    return item.knownTo !== null && item.knownTo > knownAt ? { ...item, knownTo: null } : item;
  }
}

function item(
  observation: string,
  attribute: string,
  value: string,
  saidAt: string,
  knownFrom: string,
  knownTo: string | null,
): LaneItem {
  return { attribute, item: '', value, saidAt, knownFrom, knownTo, observation };
}

function attribute(value: string, source: string, confidence: Confidence, because: string): AttributeAnswer {
  return { value, source, confidence, since: plainDate('2025-08-28'), rule: 'authority.trn/W2/2', because: [because] };
}
