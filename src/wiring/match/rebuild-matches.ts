import type { Pool } from 'pg';
import { inGroups } from '#job/in-groups.ts';
import { linkRecords, peopleOf } from '#job/link-records.ts';
import { compareAgain } from '#job/match/compare-again.ts';
import { readFound } from '#job/match/read-found.ts';
import { readNamed } from '#job/match/read-named.ts';
import type { PageStore } from '#job/page-store.ts';
import { publish } from '#job/publish.ts';
import type { Policy } from '#policy/policy.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { forgetMatches, readLinked, readMatchDigest } from '#store/match-rebuilding.ts';
import { pageStore } from '#store/page-store.ts';
import { inPageTransaction, sendHeld } from '#store/page-transaction.ts';

export type RebuiltMatches = {
  readonly records: number;
  /** Records that are another person's now. */
  readonly moved: number;
  /** Whether keys, features and likely pairs are those that stood. */
  readonly isEqual: boolean;
};

/**
 * Throws away what likely pairs are found by and which were found, and makes it again from the observations, all records
 * in the order of their keys; so that what was found page by page can be held against it. Then works out again whose all of them
 * are: nobody moves where the texts are those by which the pages came in.
 */
export async function rebuildMatches(pool: Pool, policy: Policy): Promise<RebuiltMatches> {
  return inPageTransaction(pool, async (transaction) => {
    const before = await readMatchDigest(transaction);
    const refs = await readLinked(transaction);
    await forgetMatches(transaction);
    for (const some of inGroups(refs, 500)) await compare(pageStore(transaction), some, policy);
    let moved = 0;
    for (const some of inGroups(refs, 500)) moved += await linkAgain(pageStore(transaction), some, policy);
    sendHeld(transaction);
    return { records: refs.length, moved, isEqual: (await readMatchDigest(transaction)) === before };
  });
}

async function compare(store: PageStore, refs: readonly RecordRef[], { matching }: Policy): Promise<void> {
  const named = await readNamed(store, refs, matching);
  const { members } = await store.readRelated(
    refs,
    named.flatMap(({ identifiers }) => identifiers),
  );
  const changed = named.map((each) => ({ ...each, digest: null }));
  const found = await readFound(
    store,
    named.flatMap(({ record }) => record ?? []),
  );
  await compareAgain(store, changed, members, found, matching);
}

async function linkAgain(store: PageStore, refs: readonly RecordRef[], policy: Policy): Promise<number> {
  const links = await linkRecords(store, await store.readReached(refs, []), true, policy.matching);
  await publish(store, peopleOf(links), policy);
  return links.length;
}
