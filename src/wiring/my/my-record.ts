import type { Pool } from 'pg';
import { parsePurpose } from '#access/purpose.ts';
import { splitOff } from '#job/match/decide-links.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Journey } from '#policy/journey.ts';
import type { Policy } from '#policy/policy.ts';
import { consentChannels, refusablePurposes } from '#record/evidence/decision.ts';
import { type KnownRecord, knownRecords, latestText } from '#record/evidence/known-record.ts';
import { toldValue } from '#record/facet/told-value.ts';
import { rightsRequests } from '#record/rights-request.ts';
import { statusSpans } from '#record/span.ts';
import { stoppedNow } from '#record/unsubscribed.ts';
import { claimKinds } from '#source/claim-kind.ts';
import { readPack } from '#store/access-pack.ts';
import { readLooks, searchSchools } from '#store/account.ts';
import { inPage } from '#store/page-store.ts';
import type { Choice, MyPorts, MyRecord, Told } from '#web/person/port.ts';
import type { ReadAnswer, ReadPerson } from '../read-person.ts';
import { timesOf } from '../times-of.ts';
import { jobsFor } from './jobs-for.ts';
import type { OwnWord } from './own-word.ts';

/** What is read of the one who is signed in, and told by them. */
export type Mine = Pick<
  MyPorts,
  'today' | 'mine' | 'looks' | 'tell' | 'takeBack' | 'notMe' | 'choose' | 'ask' | 'schools' | 'jobs' | 'everything'
>;

const purpose = parsePurpose('own-record');
const mostSchools = 20;

/** What somebody who is signed in reads of themselves and tells us; by the one way to read a record, and by its one road. */
export function myRecord(pool: Pool, policy: Policy, journey: Journey, readPerson: ReadPerson, word: OwnWord): Mine {
  const read = async (account: string): Promise<ReadAnswer> => {
    if (purpose === undefined) throw new Error('own-record is no purpose');
    const asked = {
      who: whoOf(account),
      validOn: null,
      knownAt: null,
      client: 'the person',
      role: 'person' as const,
      purpose,
    };
    const answered = await readPerson(asked);
    if (!answered.ok) throw new Error(`An account that signed in has no record: ${answered.problem.kind}`);
    return answered.value;
  };
  return {
    today: async () => (await timesOf(pool)).today,
    mine: async (account) => toMine(await read(account), journey),
    looks: async (account) =>
      (await readLooks(pool, account)).map(({ at, ...look }) => ({ ...look, at: formatInstant(at) })),
    tell: (account, telling) => word.tell(whoOf(account), telling),
    takeBack: async (account, reference) => {
      const own = toldIn(await read(account)).find((each) => each.reference === reference);
      if (own === undefined || own.withdrawnAt !== null) return false;
      await word.takeBack(whoOf(account), own);
      return true;
    },
    notMe: async (account) => {
      const given = {
        decider: 'person',
        author: 'person',
        second: null,
        reason: 'the person says that these records are somebody else’s',
        evidence: {},
        task: null,
      } as const;
      await inPage(pool)((store) => splitOff(store, [{ feed: 'sign-in', key: account }], given, policy));
    },
    choose: async (account, choices) => word.choose(await read(account), choices),
    ask: async (account, right) => word.ask(await read(account), right),
    jobs: async (account) => jobsFor(pool, await read(account), journey),
    schools: (words) => searchSchools(pool, words, mostSchools),
    everything: async (account) => {
      const { record, evidence } = await read(account);
      const [looks, held] = await Promise.all([readLooks(pool, account), readPack(pool, account)]);
      return JSON.parse(JSON.stringify({ record, said: evidence.own, decided: evidence.decisions, looks, held }));
    },
  };
}

export function whoOf(account: string): string {
  return `sign-in:${account}`;
}

function toMine({ record, view, evidence, policy }: ReadAnswer, journey: Journey): MyRecord {
  const spans = statusSpans(view, policy);
  return {
    record,
    isFound: record.sourceRecords.some((name) => !/^(sign-in|claim):/.test(name)),
    spans: spans.map(({ from, headline }, index) => ({
      from,
      until: spans[index + 1]?.from ?? null,
      code: headline.finding.code,
      confidence: headline.finding.confidence,
      source: headline.finding.source,
    })),
    told: toldIn({ evidence, view }),
    choices: choicesIn(stoppedNow(view)),
    rights: rightsRequests(view.decisions, policy),
    journey,
  };
}

function choicesIn(stopped: ReadonlySet<string>): readonly Choice[] {
  return refusablePurposes.flatMap((purpose) =>
    consentChannels.map((channel) => ({ purpose, channel, isStopped: stopped.has(`${purpose} ${channel}`) })),
  );
}

/** The newest first. */
function toldIn({ evidence, view }: Pick<ReadAnswer, 'evidence' | 'view'>): readonly Told[] {
  return [...knownRecords(evidence.own, view.knownAt).values()]
    .flatMap((record) => (record.ref.feed === 'claim' ? toTold(record) : []))
    .toSorted((a, b) => (a.saidAt < b.saidAt ? 1 : -1));
}

function toTold(record: KnownRecord): readonly Told[] {
  const kind = claimKinds.find((each) => each === latestText(record, 'kind')?.value);
  if (kind === undefined) return [];
  return [
    {
      reference: record.ref.key,
      kind,
      saidAt: latestText(record, 'said_at')?.value ?? '',
      on: latestText(record, 'on')?.value ?? null,
      value: toldValue(record, kind),
      withdrawnAt: latestText(record, 'withdrawn_at')?.value ?? null,
    },
  ];
}
