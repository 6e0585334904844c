import { plainDate } from '#kernel/plain-date.ts';
import type { RightsRequest } from '#record/rights-request.ts';
import { readTexts } from '#store/texts.ts';
import type { Choice, MyPorts, Told } from '#web/person/port.ts';
import { examplePerson, exampleSpans } from './web-example-person.ts';

const { journey } = await readTexts(new URL('../../policy/', import.meta.url));
const today = plainDate('2026-01-14');
const noon = '2026-01-14T12:00:00Z';

/** The code that was sent, by its page. */
export const exampleCode = '0198f3c1-0000-7000-8000-000000000001';

/** Somebody who signs in by any door with the token `there`, and what they tell. */
export function exampleMine({ isFound = true }: { readonly isFound?: boolean } = {}): MyPorts {
  let told: readonly Told[] = [
    { reference: 'TS-0A1B2C3D4E5F', kind: 'started', saidAt: noon, on: '2026-01-05', value: null, withdrawnAt: null },
    {
      reference: 'TS-1A1B2C3D4E5F',
      kind: 'placement',
      saidAt: noon,
      on: '2026-01-12',
      value: { urn: '100100' },
      withdrawnAt: noon,
    },
  ];
  let choices: readonly Choice[] = (['optional', 'marketing'] as const).flatMap((purpose) =>
    (['email', 'sms'] as const).map((channel) => ({ purpose, channel, isStopped: purpose === 'marketing' })),
  );
  let rights: readonly RightsRequest[] = [
    exampleRequest('objection'),
    {
      ...exampleRequest('erasure'),
      state: 'refused',
      answered: plainDate('2026-01-20'),
      reason: 'You are in training',
    },
  ];
  return {
    doors: () => ['one-login', 'teacher-auth'],
    begin: async (_door, home) => ({ url: `${home}/sign-in/callback?code=1&state=2`, token: 'away' }),
    finish: async (token) => (token === 'away' ? { session: 'there', returnTo: '/home' } : { failure: 'over' }),
    session: async (token) => (token === 'there' ? { account: 'one-login s-1' } : null),
    signOut: async () => null,
    signOutEverywhere: async () => undefined,
    today: async () => today,
    mine: async () => ({
      record: examplePerson(today, noon),
      isFound,
      spans: exampleSpans(noon),
      told,
      choices,
      rights,
      journey,
    }),
    looks: async () => [
      { at: noon, client: 'the person', role: 'operator', purpose: 'own-record', askedFor: 'record' },
      { at: noon, client: 'console', role: 'operator', purpose: 'support-call', askedFor: 'record' },
    ],
    tell: async (_account, { kind, on, value }) => {
      const reference = `TS-${String(told.length).padStart(12, '0')}`;
      told = [{ reference, kind, saidAt: noon, on, value, withdrawnAt: null }, ...told];
      return reference;
    },
    takeBack: async (_account, reference) => {
      const before = told;
      told = told.map((each) => (each.reference === reference ? { ...each, withdrawnAt: noon } : each));
      return before.some((each) => each.reference === reference && each.withdrawnAt === null);
    },
    notMe: async () => undefined,
    choose: async (_account, next) => {
      choices = next;
    },
    ask: async (_account, right) => {
      rights = [exampleRequest(right), ...rights];
    },
    jobs: async () => ({
      subject: 'Mathematics',
      isNear: true,
      jobs: [
        {
          title: 'Teacher of Maths',
          organisation: 'Oak School',
          town: 'Netherby',
          closesAt: '2026-02-01T11:59:00Z',
          near: 1,
          href: 'https://teaching-vacancies.service.gov.uk/jobs/teacher-of-maths',
        },
      ],
    }),
    link: async (_purpose, token) => (token === 'open' || token === 'answered' ? token : 'over'),
    answerStarted: async () => true,
    stopByLink: async () => true,
    outbox: () => 'http://127.0.0.1:1/notify',
    sendCode: async () => ({ kind: 'sent', id: exampleCode }),
    sentCode: async (_account, id) =>
      id === exampleCode ? { purpose: 'verify', way: 'email', address: 'ana@mail.test' } : null,
    enterCode: async (_account, _id, code) =>
      code === '123456' ? { kind: 'told', reference: 'TS-0A1B2C3D4E5F' } : { kind: 'wrong', left: 4 },
    askWhose: async () => undefined,
    schools: async (words) =>
      [
        { urn: '100100', name: 'Oak School', place: 'Netherby' },
        { urn: '100101', name: 'Elm School', place: null },
      ].filter(({ urn, name }) => urn === words || name.toLowerCase().includes(words.toLowerCase())),
    everything: async () => ({
      held: { link: [{ feed: 'apply-application', record_key: '1001', recorded_to: null }] },
    }),
  };
}

function exampleRequest(right: RightsRequest['right']): RightsRequest {
  const [asked, due] = [plainDate('2026-01-14'), plainDate('2026-02-11')];
  return { id: `request-${right}`, right, asked, due, state: 'open', answered: null, reason: null, because: [] };
}
