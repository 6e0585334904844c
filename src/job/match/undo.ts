import type { Made } from '#identity/new-link-decision.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import { type Applied, linkAgain } from './apply-decision.ts';
import { type Deciding, decideByHand, type Outcome } from './decide-by-hand.ts';
import type { LinkProblem } from './link-problem.ts';

/**
 * Undoes a decision, however long ago it was made. What somebody decided is taken back, and everything is as if it had
 * never been decided, also for records that came later. What a rule made is told apart, or put together, by a decision:
 * the rule would make it again.
 */
export async function undo(
  store: PageStore,
  id: string,
  deciding: Deciding,
  policy: Policy,
): Promise<Result<Outcome, LinkProblem>> {
  const made = await store.readMade(id);
  switch (made.kind) {
    case 'none':
      return fail({ kind: 'no-such-decision' });
    case 'taken-back':
      return fail({ kind: 'taken-back' });
    case 'by-hand':
      return ok({ kind: 'applied', ...(await takeBack(store, made, deciding, policy)) });
    case 'joined-by-rule':
      return decideByHand(store, { kind: 'cannot', parts: made.parts }, deciding, policy);
    case 'parted-by-rule':
      return decideByHand(
        store,
        { kind: 'must', parts: [made.parts.flatMap((part) => part.slice(0, 1))] },
        deciding,
        policy,
      );
  }
}

async function takeBack(
  store: PageStore,
  { decision, records }: Made & { readonly kind: 'by-hand' },
  { author, reason }: Deciding,
  policy: Policy,
): Promise<Applied> {
  const members = await store.readReached(records, []);
  const id = newId();
  await store.takeBackDecision({ id, supersedes: decision, author, reason });
  return { decision: id, links: await linkAgain(store, members, policy) };
}
