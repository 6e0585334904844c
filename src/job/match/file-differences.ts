import { type Difference, differencesOf } from '#identity/check/difference.ts';
import { isNightly, nightlyQuestion } from '#identity/check/nightly-question.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { NewTask } from '#identity/review-task.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import { freezeEvidence, freezeScore } from './freeze-evidence.ts';
import { lookAgain } from './look-again.ts';
import { mootEvent } from './moot-event.ts';

/**
 * Asks about what the nightly check would do otherwise with these records, once, and closes what it asked and would no
 * longer do. It is worked out once more first: a page may have come since it was found.
 * @returns how many questions were opened
 */
export async function fileDifferences(
  store: PageStore,
  refs: readonly RecordRef[],
  mostTasks: number,
  matching: Matching,
): Promise<number> {
  const looked = await lookAgain(store, refs, matching);
  const wanted = withoutRepeated(differencesOf(looked)).flatMap((difference) => {
    const asked = nightlyQuestion(difference);
    return asked === null ? [] : [{ difference, ...asked }];
  });
  const standing = looked.tasks.filter(isNightly);
  const met = new Set(looked.members.map(({ ref }) => formatRef(ref)));
  const moot = standing
    .filter(({ parts }) => parts.flat().every((ref) => met.has(formatRef(ref))))
    .filter(({ question }) => !wanted.some((each) => each.question === question));
  if (moot.length > 0) await store.addTaskEvents(moot.map(({ id }) => mootEvent(id, 'The nightly check agrees now.')));
  const fresh = wanted.filter(({ question }) => !standing.some((task) => task.question === question));
  const filed = fresh.slice(0, mostTasks);
  if (filed.length === 0) return 0;
  const said = await store.readObservations(filed.flatMap(({ difference }) => difference.groups.flat()));
  const saidBy = Map.groupBy(said, formatRef);
  await store.addTasks(
    filed.map(({ difference: { groups, edge, cause }, question, kind }): NewTask => {
      const own = groups.flat().flatMap((ref) => saidBy.get(formatRef(ref)) ?? []);
      const evidence = { ...freezeEvidence({ kind: 'nightly', value: '' }, groups, own), ...freezeScore(edge, null) };
      return {
        id: newId(),
        question,
        kind,
        parts: groups,
        evidence: cause === null ? evidence : { ...evidence, cause },
      };
    }),
  );
  return filed.length;
}

/** Where records would be other people's, that is asked; what else would be asked of them follows from the answer. */
function withoutRepeated(differences: readonly Difference[]): readonly Difference[] {
  const moving = new Set(
    differences
      .filter(({ kind }) => kind === 'together' || kind === 'apart')
      .flatMap(({ groups }) => groups.flat().map(formatRef)),
  );
  return differences.filter(
    ({ kind, groups }) => kind !== 'ask' || !groups.flat().some((ref) => moving.has(formatRef(ref))),
  );
}
