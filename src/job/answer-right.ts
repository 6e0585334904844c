import type { Instant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { type RightsOutcome, rightsRequests } from '#record/rights-request.ts';
import { decide } from './decide.ts';
import { erase } from './erase.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

/** What is answered to a request, and why, in words that the person is told. */
export type RightsAnswering = {
  readonly request: string;
  readonly outcome: RightsOutcome;
  readonly author: string;
  readonly reason: string;
};

export type RightsProblem = { readonly kind: 'no-request' | 'answered-already' | 'never-begun' | 'several-people' };

/** Answers a request: an erasure is carried out, a restriction begins or ends, an objection stands or does not. */
export async function answerRight(
  store: PageStore,
  { request: id, outcome, author, reason }: RightsAnswering,
  at: Instant,
  policy: Policy,
): Promise<Result<void, RightsProblem>> {
  const asked = await store.readRight(id);
  if (asked?.kind !== 'rights') return fail({ kind: 'no-request' });
  const state = rightsRequests(await store.readDecisions(asked.about), policy).find((each) => each.id === id)?.state;
  const { right } = asked.detail;
  if (outcome === 'ended' && (state !== 'done' || !canEnd.has(right))) return fail({ kind: 'never-begun' });
  if (outcome !== 'ended' && state !== 'open') return fail({ kind: 'answered-already' });
  if (right === 'erasure' && outcome === 'done') {
    const erased = await erase(store, { about: asked.about, at, author, request: id, reason }, policy);
    return erased.ok
      ? ok(undefined)
      : fail({ kind: erased.problem.kind === 'nobody-holds' ? 'no-request' : erased.problem.kind });
  }
  const { about } = asked;
  const answered = await decide(
    store,
    { id: newId(), kind: 'rights_answer', detail: { at, request: id, outcome }, author, reason, about },
    policy,
  );
  return answered.ok ? ok(undefined) : fail({ kind: 'no-request' });
}

/** What goes on once it is granted, and so can end. */
const canEnd: ReadonlySet<string> = new Set(['restriction', 'objection']);
