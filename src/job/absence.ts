import type { Instant } from '#kernel/instant.ts';
import type { Run } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';
import { settle } from './receive-page.ts';

/** A complete list of what there was at a moment, of everybody or of one provider. */
export type Snapshot = {
  readonly keys: readonly string[];
  readonly asOf: Instant | null;
  readonly ukprn: string | null;
  /** False for a list of which something may be missing: it shows who is there, and says of nobody that they are gone. */
  readonly provesAbsence?: boolean;
};

/**
 * What a complete snapshot lacks is gone, and what it shows again is back (R7). Records that changed after the snapshot
 * was taken are not judged by it.
 */
export async function noteAbsences(store: PageStore, run: Run, snapshot: Snapshot, policy: Policy): Promise<void> {
  const { missing, back } = await store.readSnapshotGaps(run, snapshot);
  const changes = [
    ...(snapshot.provesAbsence === false ? [] : missing).map((key) => ({ id: newId(), key, state: 'gone' as const })),
    ...back.map((key) => ({ id: newId(), key, state: 'present' as const })),
  ];
  if (changes.length === 0) return;
  await store.addPresence(run, changes, run);
  await settle(
    store,
    changes.map(({ key }) => ({ ref: { feed: run.feed, key }, named: false })),
    policy,
  );
}
