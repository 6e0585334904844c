import type { Member } from '#identity/cluster.ts';
import type { PersonId } from '#identity/person-id.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { PageStore } from '../page-store.ts';
import { heldBy } from './apply-decision.ts';
import { type Deciding, decideByHand, type Outcome } from './decide-by-hand.ts';
import type { LinkProblem } from './link-problem.ts';
import { proposeLink } from './propose-link.ts';

/** These records are one person: a decision about the records, so that it holds whatever ids come and go. */
export async function linkByHand(
  store: PageStore,
  refs: readonly RecordRef[],
  deciding: Deciding,
  policy: Policy,
): Promise<Result<Outcome, LinkProblem>> {
  const found = await findHeld(store, refs);
  if (!found.ok) return found;
  const people = new Set(found.value.named.map(({ person }) => person));
  if (people.size < 2) return fail({ kind: 'one-person' });
  if (deciding.second === null && (await areKnownOutside(store, found.value)))
    return ok({ kind: 'proposed', task: await proposeLink(store, refs, deciding) });
  return decideByHand(store, { kind: 'must', parts: [refs] }, deciding, policy);
}

/** The people who hold these records are different people: all that each of them has now stays apart from the others'. */
export async function keepApart(
  store: PageStore,
  refs: readonly RecordRef[],
  deciding: Deciding,
  policy: Policy,
): Promise<Result<Outcome, LinkProblem>> {
  const found = await findHeld(store, refs);
  if (!found.ok) return found;
  const people = [...new Set(found.value.named.map(({ person }) => person))].toSorted();
  if (people.length < refs.length || people.length < 2) return fail({ kind: 'one-person' });
  const parts = people.map((person) =>
    found.value.members.filter((member) => member.person === person).map(({ ref }) => ref),
  );
  return decideByHand(store, { kind: 'cannot', parts }, deciding, policy);
}

/** These records of one person are somebody else's. */
export async function splitOff(
  store: PageStore,
  leaving: readonly RecordRef[],
  deciding: Deciding,
  policy: Policy,
): Promise<Result<Outcome, LinkProblem>> {
  const found = await findHeld(store, leaving);
  if (!found.ok) return found;
  const [person, ...others] = new Set(found.value.named.map((member) => member.person));
  if (person === undefined || others.length > 0) return fail({ kind: 'several-people' });
  const names = new Set(leaving.map(formatRef));
  const staying = found.value.members.filter((member) => member.person === person && !names.has(formatRef(member.ref)));
  if (staying.length === 0) return fail({ kind: 'nobody-left' });
  return decideByHand(store, { kind: 'split', parts: [staying.map(({ ref }) => ref), leaving] }, deciding, policy);
}

type Held = { readonly members: readonly Member[]; readonly named: readonly Member[] };

async function findHeld(store: PageStore, refs: readonly RecordRef[]): Promise<Result<Held, LinkProblem>> {
  const { members } = await store.readRelated(refs, []);
  const named = heldBy(members, refs);
  const held = new Set(named.map(({ ref }) => formatRef(ref)));
  const unknown = refs.filter((ref) => !held.has(formatRef(ref)));
  return unknown.length > 0 || refs.length === 0
    ? fail({ kind: 'unknown-records', records: unknown })
    : ok({ members, named });
}

/** More than one of the people holds a TRN, or was given out to a client of the API. */
async function areKnownOutside(store: PageStore, { members, named }: Held): Promise<boolean> {
  const people = new Set(named.flatMap(({ person }) => person ?? []));
  const { published } = await store.readPersonPast([], [...people]);
  const holders = new Set<PersonId>(published);
  for (const { person, identifiers } of members) {
    if (person !== null && people.has(person) && identifiers.some(({ kind }) => kind === 'trn')) holders.add(person);
  }
  return holders.size > 1;
}
