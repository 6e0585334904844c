import type { LinkDecision } from '#identity/link-decision.ts';
import type { Json } from '#kernel/json.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import { type Applied, applyDecision } from './apply-decision.ts';
import type { LinkProblem } from './link-problem.ts';

/** Who decides, and why; `second` where somebody else has looked already. */
export type Deciding = {
  readonly decider: 'steward' | 'person';
  readonly author: string;
  readonly second: string | null;
  readonly reason: string;
  readonly evidence: Json;
  /** The task that this answers; null when nobody asked. */
  readonly task: string | null;
};

/** A link of people of whom others know waits for a second checker, as a task. */
export type Outcome = ({ readonly kind: 'applied' } & Applied) | { readonly kind: 'proposed'; readonly task: string };

export async function decideByHand(
  store: PageStore,
  what: Pick<LinkDecision, 'kind' | 'parts'>,
  { decider, author, second, reason, evidence, task }: Deciding,
  policy: Policy,
): Promise<Result<Outcome, LinkProblem>> {
  const decision = {
    ...what,
    id: newId(),
    decider,
    author,
    secondAuthor: second,
    reason,
    evidence,
    modelVersion: null,
  };
  const applied = await applyDecision(store, decision, task, policy);
  return applied.ok ? ok({ kind: 'applied', ...applied.value }) : applied;
}
