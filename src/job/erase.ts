import { hash } from 'node:crypto';
import { accountsOf } from '#cohort/account.ts';
import { drawHash } from '#cohort/draw.ts';
import { type Instant, londonDate } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { type PersonRecord, ways } from '#record/answer.ts';
import type { Erasure } from '#record/evidence/decision.ts';
import { latest } from '#record/evidence/known-record.ts';
import { type PersonView, viewPerson } from '#record/person-view.ts';
import { answer } from '#record/resolve.ts';
import { stoppedNow } from '#record/unsubscribed.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { gather } from './gather.ts';
import { identify } from './identify.ts';
import { mootEvent } from './match/moot-event.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';
import { publish } from './publish.ts';

export type ToErase = {
  /** A record of the person. */
  readonly about: readonly RecordRef[];
  readonly at: Instant;
  readonly author: string;
  /** The request that this answers; null where nobody asked. */
  readonly request: string | null;
  readonly reason: string | null;
};

export type EraseProblem = { readonly kind: 'nobody-holds' | 'several-people' };

/**
 * Erases all that is held of a person but for what the policy keeps: one decision, carried out in its own transaction. What
 * was known of whose the records are becomes a decision too, since what they said can show it no longer.
 */
export async function erase(
  store: PageStore,
  { about, at, author, request, reason }: ToErase,
  repository: Policy,
): Promise<Result<{ readonly decision: string }, EraseProblem>> {
  const [person, ...others] = await store.readPeopleOf(about);
  if (person === undefined) return fail({ kind: 'nobody-holds' });
  if (others.length > 0) return fail({ kind: 'several-people' });
  const refs = (await store.readRecordsOf([person])).get(person) ?? [];
  const policy = await store.policyInForce(repository);
  const view = viewPerson((await gather(store, [person])).evidenceOf(person), store.recordedAt, policy);
  const decision = newId();
  const kept = keptOf(view, policy);
  const detail = { at, request, kept, anew: { ...policy.retention.anew }, gone: partsOf(view, policy) };
  await store.addDecisions([{ id: decision, kind: 'erase', detail, author, reason, about: refs }]);
  if (refs.length > 1) await store.addLinkDecision(togetherStill(refs, author));
  for (const { id } of await store.readOpenTasks(refs))
    await store.addTaskEvents([mootEvent(id, 'What these records said was erased.')]);
  await store.eraseRecords({ decision, refs, kept, ...namesOutside(view, policy) });
  await identify(store, refs, policy.matching);
  await publish(store, [person], repository);
  return ok({ decision });
}

/** By the names of records: the attributes that the policy keeps of each. */
function keptOf(view: PersonView, { retention }: Policy): Erasure['kept'] {
  return Object.fromEntries(
    view.records.flatMap((record) =>
      retention.keeps
        .filter(
          ({ feed, ifSays }) =>
            feed === record.ref.feed && (ifSays === undefined || latest(record, ifSays) !== undefined),
        )
        .map(({ attributes }): [string, readonly string[]] => [formatRef(record.ref), attributes]),
    ),
  );
}

/** The parts of the answer that hold something now: each says that it is gone, unless what is kept tells it still. */
function partsOf(view: PersonView, policy: Policy): Erasure['gone'] {
  const today = londonDate(view.knownAt);
  const question = { person: '', redirectedFrom: null, reviewing: [], validOn: today, knownAt: view.knownAt };
  const { contact, attributes }: PersonRecord = answer(view, question, policy);
  return { contact: ways.filter((way) => contact[way] !== undefined), attributes: Object.keys(attributes) };
}

function togetherStill(refs: readonly RecordRef[], author: string) {
  return {
    id: newId(),
    kind: 'must',
    decider: 'rule',
    parts: [refs],
    author,
    secondAuthor: null,
    reason: 'one person when what they said was erased',
    modelVersion: null,
    evidence: {},
  } as const;
}

/** What must not lose its meaning with them: whom a cohort drew, and at which addresses messages were stopped. */
function namesOutside(view: PersonView, policy: Policy) {
  const accounts = accountsOf(view).ids;
  const drawn = [...policy.cohorts.values()].flatMap(({ name, draw }) =>
    accounts.map((account) => ({ cohort: name, account, hash: drawHash(account, draw.seed, sha256) })),
  );
  const stopped = [...stoppedNow(view)];
  const addresses = new Set(stopped.length === 0 ? [] : view.records.flatMap(addressesIn));
  return { drawn, addresses: [...addresses], stopped };
}

function addressesIn({ timelines }: PersonView['records'][number]): readonly string[] {
  return [...timelines]
    .filter(([slot]) => ['email', 'email_address'].includes(slot.split('\u0000')[0] ?? ''))
    .flatMap(([, said]) =>
      said.flatMap(({ value }) => (typeof value === 'string' ? [value.trim().toLowerCase()] : [])),
    );
}

function sha256(text: string): string {
  return hash('sha256', text);
}
