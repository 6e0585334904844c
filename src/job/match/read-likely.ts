import type { Likely } from '#identity/likely/join-likely.ts';
import { likelyAmong } from '#identity/likely/likely-among.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { RecordRef } from '#source/record-ref.ts';
import type { PageStore } from '../page-store.ts';

/** What is alike among these records; null when nothing is. */
export async function readLikely(
  store: PageStore,
  refs: readonly RecordRef[],
  matching: Matching,
): Promise<Likely | null> {
  const [edges, features] = await Promise.all([store.readEdges(refs), store.readFeatures(refs)]);
  return likelyAmong(edges, features, matching);
}
