import type { Pool } from 'pg';
import { differencesOf } from '#identity/check/difference.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { inGroups } from '#job/in-groups.ts';
import { lookAgain } from '#job/match/look-again.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { pageStore } from '#store/page-store.ts';
import { inPageTransaction } from '#store/page-transaction.ts';

export type Agreement = {
  /** Records that were worked out again: those that arrived, and all that hang together with them. */
  readonly records: number;
  readonly likelyPairs: number;
  /** What would be otherwise, by what it is and why. */
  readonly differences: Readonly<Record<string, number>>;
};

/**
 * Works out again whose these records are, as the nightly check does: out of the features and keys of all records as they
 * are now, believing no pair that was found as they came; and holds the people and questions of now against it.
 */
export async function compareWithAllAtOnce(
  pool: Pool,
  refs: readonly RecordRef[],
  matching: Matching,
): Promise<Agreement> {
  let [records, likelyPairs] = [0, 0];
  const differences: Record<string, number> = {};
  for (const some of inGroups(refs, 100)) {
    const looked = await inPageTransaction(pool, (transaction) => lookAgain(pageStore(transaction), some, matching));
    records += looked.members.length;
    likelyPairs += looked.edges.length;
    for (const { kind, cause } of differencesOf(looked)) {
      const name = `${kind}, ${cause ?? 'by the same pairs'}`;
      differences[name] = (differences[name] ?? 0) + 1;
    }
  }
  return { records, likelyPairs, differences };
}
