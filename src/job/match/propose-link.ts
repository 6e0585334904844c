import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import type { Deciding } from './decide-by-hand.ts';
import { freezeEvidence } from './freeze-evidence.ts';

/** Asks for a second look at a link. @returns the task in which it waits */
export async function proposeLink(
  store: PageStore,
  refs: readonly RecordRef[],
  { author, reason, task }: Pick<Deciding, 'author' | 'reason' | 'task'>,
): Promise<string> {
  const question = `link ${refs.map(formatRef).toSorted().join(' ')}`;
  const standing = (await store.readOpenTasks(refs)).find((each) => each.question === question);
  const known = task ?? standing?.id;
  const id = known ?? newId();
  if (known === undefined) {
    const parts = refs.map((ref) => [ref]);
    const tie = { kind: 'steward', value: '' };
    const evidence = freezeEvidence(tie, parts, await store.readObservations(refs));
    await store.addTasks([{ id, question, kind: 'second_checker', evidence, parts }]);
  }
  const detail = { records: refs.map(formatRef) };
  await store.addTaskEvents([{ id: newId(), task: id, kind: 'proposed', author, reason, detail, decision: null }]);
  return id;
}
