import type { Assignment } from '#identity/assign.ts';
import { clusterRecords, type Member } from '#identity/cluster.ts';
import type { NewLinkDecision } from '#identity/new-link-decision.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { linkRecords, peopleOf } from '../link-records.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import { publish } from '../publish.ts';
import type { LinkProblem } from './link-problem.ts';

/** What a decision changed: the records that are another person's now. */
export type Applied = { readonly decision: string; readonly links: Assignment['links'] };

/**
 * Records the decision and whatever follows from it. It is refused where another that stands says the opposite: one of
 * the two would go unheeded, and nobody would have chosen which.
 */
export async function applyDecision(
  store: PageStore,
  decision: NewLinkDecision,
  task: string | null,
  policy: Policy,
): Promise<Result<Applied, LinkProblem>> {
  const refs = decision.parts.flat();
  const members = await store.readReached(refs, []);
  const standing = await store.readLinkDecisions(members.map(({ ref }) => ref));
  const { keptApart } = clusterRecords(members, [...standing, decision]);
  for (const { tie, because } of keptApart) {
    if (tie.kind !== 'decision') continue;
    const against = tie.value === decision.id && because.kind === 'decided' ? because.decision : tie.value;
    return fail({ kind: 'against-decision', decision: against });
  }
  await store.addLinkDecision(decision);
  if (task !== null) {
    const { author, reason } = decision;
    // Before anything is worked out again, or the task would be found to ask nothing any more.
    const decided = { id: newId(), task, kind: 'decided', author, reason, detail: {}, decision: decision.id } as const;
    await store.addTaskEvents([decided]);
  }
  return ok({ decision: decision.id, links: await linkAgain(store, members, policy) });
}

/** Whose these records are, worked out again after what was decided about them changed. */
export async function linkAgain(
  store: PageStore,
  members: readonly Member[],
  policy: Policy,
): Promise<Assignment['links']> {
  const links = await linkRecords(store, members, true, policy.matching);
  await publish(store, peopleOf(links), policy);
  return links;
}

/** The records that are named, as they are held now. */
export function heldBy(members: readonly Member[], refs: readonly RecordRef[]): readonly Member[] {
  const wanted = new Set(refs.map(formatRef));
  return members.filter(({ ref, person }) => person !== null && wanted.has(formatRef(ref)));
}
