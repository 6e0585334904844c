import type { LaneItem, PersonRecord, StatusSpan, TimelineLane } from '#web/port.ts';

/** Ana Reyes is invented: recruited in May, registered in August, nobody sure in September, signed off in October. */
export function examplePerson(validOn: string, knownAt: string): PersonRecord {
  const span = exampleSpans(knownAt).find(({ from, until }) => from <= validOn && (until === null || validOn < until));
  return {
    person: '019a0000-0000-7000-8000-000000001001',
    validOn,
    knownAt,
    policy: '2025-08-01.1',
    status: {
      code: span?.code ?? 'unknown',
      confidence: span?.confidence ?? 'inferred',
      source: span?.source ?? 'calendar',
      rule: span?.rule ?? 'R0',
      since: span?.from ?? null,
      flags: span?.code === 'start_unconfirmed' ? ['lag'] : [],
      because: span?.code === 'in_training' ? ['o-7', 'o-9'] : ['o-1'],
      reviewOn: span?.code === 'start_unconfirmed' ? '2025-11-07' : null,
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
      one_login: {
        ...attribute('', 'self', 'provisional', 'o-1'),
        value: { erased: '2025-12-01T10:00:00Z', by: 'd-1' },
      },
    },
    episodes: [
      {
        provider: '1AA',
        course: 'X1',
        academicYear: 2025,
        status: span?.code ?? 'unknown',
        since: span?.from ?? null,
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
        opened: '2025-12-03',
        due: '2025-12-17',
        owner: 'provider',
        pauses: ['in_training messages'],
        state: 'open',
      },
    ],
    tasks: [{ id: 't-1', kind: 'ask_provider', due: '2025-12-17', about: 'apply_against_register' }],
    question: { ask: 'person', claims: ['started', 'not_starting', 'not_yet'], by: '2025-09-22' },
    redirectedFrom: null,
    sourceRecords: ['apply-application:1001', 'register-trainee:ana-r', 'trs-person:3000101'],
  };
}

export function exampleSpans(knownAt: string): readonly StatusSpan[] {
  const signedOff = knownAt >= '2025-10-21';
  const recruited: StatusSpan = {
    from: '2025-05-12',
    until: '2025-08-28',
    code: 'recruited',
    confidence: 'confirmed',
    source: 'apply',
    rule: 'R0',
    sentence: 'Apply says that the offer was accepted and no condition is open.',
  };
  const registered: StatusSpan = {
    from: '2025-08-28',
    until: '2025-09-01',
    code: 'registered_not_started',
    confidence: 'confirmed',
    source: 'register',
    rule: 'R4',
    sentence: 'Register holds a trainee record, and the course begins on 1 September 2025.',
  };
  const started: StatusSpan = signedOff
    ? {
        from: '2025-09-01',
        until: null,
        code: 'in_training',
        confidence: 'confirmed',
        source: 'register',
        rule: 'R4',
        sentence: 'The provider signed its census list off on 21 October 2025 with this trainee on it.',
      }
    : {
        from: '2025-09-01',
        until: null,
        code: 'start_unconfirmed',
        confidence: 'inferred',
        source: 'calendar',
        rule: 'R4',
        sentence: 'The course has begun, and nothing that we hold proves that this person started.',
      };
  return knownAt >= '2025-08-29' ? [recruited, registered, started] : [{ ...recruited, until: null }];
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
    .map((lane) => ({ ...lane, items: lane.items.filter(({ knownFrom }) => knownFrom <= knownAt) }))
    .filter(({ items }) => items.length > 0);
}

function item(
  observation: string,
  attribute: string,
  value: string,
  saidAt: string,
  knownFrom: string,
  knownTo: string | null,
): LaneItem {
  return { attribute, value, saidAt, knownFrom, knownTo, observation };
}

function attribute(value: string, source: string, confidence: string, because: string) {
  return { value, source, confidence, since: '2025-08-28', rule: 'authority.trn/W2/2', because: [because] };
}
