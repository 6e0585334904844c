import { londonDate } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import type { ContradictionAnswer } from '#record/answer.ts';
import { contradictionsOn } from '#record/contradictions-on.ts';
import type { NewDecision } from '#record/evidence/decision.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { headlineOn } from '#record/headline.ts';
import { viewPerson } from '#record/person-view.ts';
import { sideNamed, wordsOf } from '#record/resolution.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { gather } from './gather.ts';
import type { PageStore } from './page-store.ts';
import { publish } from './publish.ts';

/** That contradictions about somebody are settled, or count again. */
export type Settling = {
  readonly kind: 'resolve' | 'reopen';
  /** Records of theirs. */
  readonly about: readonly RecordRef[];
  /** One contradiction; null for every one. */
  readonly id: string | null;
  /** Which side is right, as `sideNamed` reads it; null where both are noted, and where one is taken back. */
  readonly stands: string | null;
  readonly author: string;
  readonly reason: string;
};

export type SettlingProblem =
  | { readonly kind: 'nobody-holds'; readonly refs: readonly RecordRef[] }
  /** No such contradiction is open, or was settled. */
  | { readonly kind: 'none' }
  | { readonly kind: 'no-such-side' };

/**
 * Settles what stands against what of these people today, or takes back that it is settled; a decision each, about the
 * records whose words they are. What was looked at and what is decided are of one transaction.
 * @returns the contradictions, as they were before
 */
export async function settleContradictions(
  store: PageStore,
  { kind, about, id, stands, author, reason }: Settling,
  newId: () => string,
  repository: Policy,
): Promise<Result<readonly ContradictionAnswer[], SettlingProblem>> {
  const people = await store.readPeopleOf(about);
  if (people.length === 0) return fail({ kind: 'nobody-holds', refs: about });
  const policy = await store.policyInForce(repository);
  const { evidenceOf } = await gather(store, people);
  const settled = people.flatMap((person) =>
    standing(evidenceOf(person), store, policy)
      .filter((each) => (id === null || each.id === id) && each.state === (kind === 'resolve' ? 'open' : 'resolved'))
      .map((contradiction) => ({
        person,
        contradiction,
        right: stands === null ? null : sideNamed(contradiction.sides, stands),
      })),
  );
  if (settled.length === 0) return fail({ kind: 'none' });
  if (settled.some(({ right }) => right === undefined)) return fail({ kind: 'no-such-side' });
  const decisions = settled.map(({ person, contradiction, right }): NewDecision => {
    const decided = { id: newId(), author, reason, about: recordsOf(evidenceOf(person), contradiction, about) };
    const at = store.recordedAt;
    const { resolution } = contradiction;
    return kind === 'reopen' && resolution !== undefined
      ? { ...decided, kind, detail: { at, resolution: resolution.decision } }
      : {
          ...decided,
          kind: 'resolve',
          detail: {
            at,
            contradiction: contradiction.id,
            words: wordsOf(contradiction.sides),
            stands: right?.because ?? null,
          },
        };
  });
  await store.addDecisions(decisions);
  await publish(store, people, repository);
  return ok(settled.map(({ contradiction }) => contradiction));
}

function standing(evidence: Evidence, { recordedAt }: PageStore, policy: Policy): readonly ContradictionAnswer[] {
  const view = viewPerson(evidence, recordedAt, policy);
  const today = londonDate(recordedAt);
  const when = { on: today, judged: today };
  return contradictionsOn(view, headlineOn(view, when, policy), when, policy);
}

/** The records of the person whose words the sides are; those that were named where the words are others', such as a sign-off. */
function recordsOf(
  { own }: Evidence,
  { sides }: ContradictionAnswer,
  named: readonly RecordRef[],
): readonly RecordRef[] {
  const words = new Set(wordsOf(sides));
  const said = own.filter((each) => words.has(each.id)).map(({ feed, key }): RecordRef => ({ feed, key }));
  return said.length === 0 ? named : [...new Map(said.map((ref) => [formatRef(ref), ref])).values()];
}
