import type { PersonDecision, QuestionDetail, ReviewPorts } from '#web/review-port.ts';

export const exampleQuestion = '019b7c00-0000-7000-8000-0000000000a1';
export const exampleDecision = '019b7c00-0000-7000-8000-0000000000d1';

export const exampleDecisions: readonly PersonDecision[] = [
  { id: exampleDecision, what: 'Linked by hand', author: 'Sam and Toni', decidedAt: '2025-10-20T09:00:00Z' },
];

/** Pages of review with one question behind them, scored so that the picture is drawn too. */
export function exampleReview(): ReviewPorts {
  return {
    queue: async () => ({
      total: 1,
      questions: [question],
      waiting: [{ kind: 'two_numbers', tasks: 1 }],
      now: '2026-01-14T12:00:00Z',
    }),
    question: async (id) => (id === exampleQuestion ? question : null),
    answer: async (_, { author }) =>
      author === 'Sam Steward'
        ? { kind: 'refused', message: 'Somebody else has to look a second time.' }
        : { kind: 'done' },
    decision: async (id) =>
      id === exampleDecision
        ? {
            ...exampleDecisions[0],
            id,
            what: 'Linked by hand',
            author: 'Sam and Toni',
            decidedAt: '2025-10-20T09:00:00Z',
            reason: 'The regulator says that both are hers',
            isTakenBack: false,
            isOurs: true,
            joined: ['register-trainee:ana-c'],
            decisions: [{ kind: 'contact_by_hand', at: '2025-11-02T10:00:00Z' }],
            messages: 2,
            readBy: ['another service'],
          }
        : null,
    undo: async () => ({ kind: 'done' }),
  };
}

const said = (email: string, trn: string) => [
  { attribute: 'first_names', value: 'Ana' },
  { attribute: 'last_name', value: 'Reyes' },
  { attribute: 'date_of_birth', value: '1999-02-03' },
  { attribute: 'email', value: email },
  { attribute: 'national_insurance_number', value: 'AB654321C' },
  { attribute: 'trn', value: trn },
];

const question: QuestionDetail = {
  id: exampleQuestion,
  kind: 'two_numbers',
  state: 'open',
  records: 5,
  openedAt: '2025-10-20T09:00:00Z',
  proposedBy: 'Sam',
  until: null,
  tie: { kind: 'name-dob-email', value: 'ana reyes 1999-02-03 ana@mail.test' },
  compared: [
    { record: 'register-trainee:ana-a', part: 0, said: said('ana@mail.test', '3000101') },
    { record: 'register-trainee:ana-b', part: 1, said: said('ana@mail.test', '3000102') },
    { record: 'trs-person:3000101', part: 0, said: said('ana.reyes.of.the.long.address@institution.test', '3000101') },
    { record: 'trs-person:3000102', part: 1, said: said('ana@mail.test', '3000102') },
    { record: 'apply-application:1001', part: 0, said: said('ana@mail.test', '') },
  ],
  more: 0,
  score: {
    bits: 6.2,
    probability: 0.987,
    because: { kind: 'unsure' },
    steps: [
      { comparison: 'prior', level: 'two records at random', bits: -18.1, left: null, right: null },
      { comparison: 'name', level: 'equal', bits: 17.1, left: 'ana reyes', right: 'ana reyes' },
      { comparison: 'date of birth', level: 'equal', bits: 13.9, left: '1999-02-03', right: '1999-02-03' },
      { comparison: 'TRN', level: 'different', bits: -6.7, left: '3000101', right: '3000102' },
    ],
  },
  cause: undefined,
  events: [
    { kind: 'opened', author: 'rule', reason: null, until: null, at: '2025-10-20T09:00:00Z' },
    { kind: 'proposed', author: 'Sam', reason: 'Both numbers are hers', until: null, at: '2025-10-21T09:00:00Z' },
  ],
  people: 2,
  isWaiting: true,
  decision: null,
  today: '2026-01-14',
};
