import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import type { NewDecision } from '#record/evidence/decision.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { PageStore } from './page-store.ts';
import { publish } from './publish.ts';

/** Records a decision by hand and resolves everybody whom it is about again. @returns the records that nobody holds, if any */
export async function decide(
  store: PageStore,
  decision: NewDecision,
  policy: Policy,
): Promise<Result<void, readonly RecordRef[]>> {
  const { members } = await store.readRelated(decision.about, []);
  const held = new Set(members.filter(({ person }) => person !== null).map(({ ref }) => formatRef(ref)));
  const unknown = decision.about.filter((ref) => !held.has(formatRef(ref)));
  if (unknown.length > 0 || decision.about.length === 0) return fail(unknown);
  await store.addDecisions([decision]);
  await publish(store, await store.readPeopleOf(decision.about), policy);
  return ok(undefined);
}
