import { askedKeys, type BlockedRecord, type Found } from '#identity/likely/find-edges.ts';
import type { PageStore } from '../page-store.ts';

/** Everybody who shares a key with these records: one round trip, however many they are. */
export async function readFound(
  store: Pick<PageStore, 'readCandidates'>,
  records: readonly BlockedRecord[],
): Promise<Found> {
  const asked = askedKeys(records);
  return { asked, candidates: asked.length === 0 ? [] : await store.readCandidates(asked) };
}
