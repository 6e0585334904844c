import type { Likely } from '#identity/likely/join-likely.ts';
import { type Judged, judgePair } from '#identity/likely/judge-pair.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { PageStore } from '../page-store.ts';

/** What is alike among these records; null when nothing is. */
export async function readLikely(
  store: PageStore,
  refs: readonly RecordRef[],
  matching: Matching,
): Promise<Likely | null> {
  const [edges, features] = await Promise.all([store.readEdges(refs), store.readFeatures(refs)]);
  if (edges.length === 0) return null;
  const known = new Map(features.map((each) => [formatRef(each.ref), each]));
  const judged = new Map<string, Judged>();
  const judge: Likely['judge'] = (one, other) => {
    const names = [formatRef(one), formatRef(other)].toSorted();
    const name = names.join(' ');
    const before = judged.get(name);
    if (before !== undefined) return before;
    const [a, b] = names.map((each) => known.get(each));
    // Of a record that says nobody's name nothing speaks for or against anything.
    const found = a === undefined || b === undefined ? { bits: 0, against: null } : judgePair(a, b, matching);
    judged.set(name, found);
    return found;
  };
  return { ...matching, edges, judge };
}
