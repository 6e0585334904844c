import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { parsePurpose } from '#access/purpose.ts';
import { readClaimRow } from '#connector/claim/claim-contract.ts';
import { decide } from '#job/decide.ts';
import type { Receive } from '#job/inbox.ts';
import { splitOff } from '#job/match/decide-links.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Journey } from '#policy/journey.ts';
import type { Policy } from '#policy/policy.ts';
import { consentChannels, type NewDecision, refusablePurposes } from '#record/evidence/decision.ts';
import { type KnownRecord, knownRecords, latestText } from '#record/evidence/known-record.ts';
import { toldValue } from '#record/facet/told-value.ts';
import { statusSpans } from '#record/span.ts';
import { stoppedNow } from '#record/unsubscribed.ts';
import { claimKinds } from '#source/claim-kind.ts';
import { parseRef } from '#source/record-ref.ts';
import { readLooks, searchSchools } from '#store/account.ts';
import { inPage } from '#store/page-store.ts';
import { readClock } from '#store/person-reading.ts';
import type { Choice, MyPorts, MyRecord, Told } from '#web/person/port.ts';
import type { ReadAnswer, ReadPerson } from '../read-person.ts';
import { timesOf } from '../times-of.ts';

type Elsewhere =
  | ('doors' | 'begin' | 'finish' | 'session' | 'signOut' | 'signOutEverywhere')
  | ('outbox' | 'sendCode' | 'sentCode' | 'enterCode' | 'askWhose');
type Mine = Omit<MyPorts, Elsewhere> & {
  /** An address that a code has proved. @returns the reference */
  tellProved(account: string, way: 'email' | 'phone', address: string): Promise<string>;
  /** The record of whom an address was proved is the account's too. */
  confirmSame(account: string, who: string): Promise<void>;
};

const purpose = parsePurpose('own-record');
const mostSchools = 20;

/** What somebody who is signed in reads of themselves and tells us; by the one way to read a record, and by its one road. */
export function myRecord(pool: Pool, policy: Policy, journey: Journey, readPerson: ReadPerson, receive: Receive): Mine {
  const read = async (account: string): Promise<ReadAnswer> => {
    if (purpose === undefined) throw new Error('own-record is no purpose');
    const asked = { who: whoOf(account), validOn: null, knownAt: null, client: 'the person', purpose };
    const answered = await readPerson(asked);
    if (!answered.ok) throw new Error(`An account that signed in has no record: ${answered.problem.kind}`);
    return answered.value;
  };
  const send = (key: string, at: string, row: object): Promise<void> => {
    const body = new TextEncoder().encode(JSON.stringify({ key, at, row }));
    return receive([{ feed: 'claim', channel: 'self', row: readClaimRow(body), reader: readClaimRow }]);
  };
  const decided = async (decision: NewDecision): Promise<void> => {
    const outcome = await inPage(pool)((store) => decide(store, decision, policy));
    if (!outcome.ok) throw new Error('A person’s own records are held by nobody');
  };
  return {
    today: async () => (await timesOf(pool)).today,
    mine: async (account) => toMine(await read(account), journey),
    looks: async (account) =>
      (await readLooks(pool, account)).map(({ at, ...look }) => ({ ...look, at: formatInstant(at) })),
    tell: async (account, { kind, on, value }) => {
      const reference = newReference();
      await send(reference, formatInstant(await readClock(pool)), { who: whoOf(account), kind, on, value });
      return reference;
    },
    tellProved: async (account, way, value) => {
      const [reference, at] = [newReference(), formatInstant(await readClock(pool))];
      const kind = way === 'email' ? 'contact_email' : 'contact_phone';
      const on = (await timesOf(pool)).today;
      await send(reference, at, { who: whoOf(account), kind, on, value, verified_at: at });
      return reference;
    },
    confirmSame: async (account, who) => {
      const at = formatInstant(await readClock(pool));
      await send(newReference(), at, { who: whoOf(account), kind: 'confirm_same_person', value: { records: [who] } });
    },
    takeBack: async (account, reference) => {
      const own = toldIn(await read(account)).find((each) => each.reference === reference);
      if (own === undefined || own.withdrawnAt !== null) return false;
      const now = formatInstant(await readClock(pool));
      await send(reference, own.saidAt, { who: whoOf(account), kind: own.kind, withdrawn_at: now });
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
    choose: async (account, choices) => {
      const { record, view } = await read(account);
      const stopped = stoppedNow(view);
      const about = record.sourceRecords.flatMap((name) => parseRef(name) ?? []);
      for (const { purpose, channel, isStopped } of choices) {
        if (stopped.has(`${purpose} ${channel}`) === isStopped) continue;
        const at = await readClock(pool);
        const detail = { at, change: isStopped ? ('stop' as const) : ('start' as const), purpose, channel };
        await decided({ kind: 'consent', detail, id: newId(), author: 'person', reason: null, about });
      }
    },
    ask: async (account, right) => {
      const about = (await read(account)).record.sourceRecords.flatMap((name) => parseRef(name) ?? []);
      const detail = { at: await readClock(pool), right };
      await decided({ kind: 'rights', detail, id: newId(), author: 'person', reason: null, about });
    },
    schools: (words) => searchSchools(pool, words, mostSchools),
    everything: async (account) => {
      const { record, evidence } = await read(account);
      const looks = await readLooks(pool, account);
      return JSON.parse(JSON.stringify({ record, said: evidence.own, decided: evidence.decisions, looks }));
    },
  };
}

function whoOf(account: string): string {
  return `sign-in:${account}`;
}

/** Short enough to be read out. */
function newReference(): string {
  return `TS-${newId().replaceAll('-', '').slice(-12).toUpperCase()}`;
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
    rights: view.decisions
      .flatMap((each) =>
        each.kind === 'rights' ? [{ right: each.detail.right, at: formatInstant(each.detail.at) }] : [],
      )
      .toReversed(),
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
