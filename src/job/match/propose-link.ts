import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import type { Deciding } from './decide-by-hand.ts';
import { freezeEvidence } from './freeze-evidence.ts';

/** Asks for a second look at a link. @returns the task in which it waits */
export async function proposeLink(
  store: PageStore,
  refs: readonly RecordRef[],
  { author, reason }: Pick<Deciding, 'author' | 'reason'>,
): Promise<string> {
  const question = `link ${refs.map(formatRef).toSorted().join(' ')}`;
  const standing = (await store.readOpenTasks(refs)).find((task) => task.question === question);
  const id = standing?.id ?? newId();
  if (standing === undefined) {
    const parts = refs.map((ref) => [ref]);
    const tie = { kind: 'steward', value: '' };
    const evidence = freezeEvidence(tie, parts, await store.readObservations(refs));
    await store.addTasks([{ id, question, kind: 'second_checker', evidence, parts }]);
  }
  await store.addTaskEvents([{ id: newId(), task: id, kind: 'proposed', author, reason, detail: {}, decision: null }]);
  return id;
}
