import type { Instant } from '#kernel/instant.ts';
import type { Run } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import { catalogue, tellsItsDay } from '#source/catalogue.ts';
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
 * was taken are not judged by it. A list whose rows tell its day speaks of that day, however late it comes in: one that
 * is older than a list that was read already proves nothing about now.
 * @returns why it proves no absence, or null when it did
 */
export async function noteAbsences(
  store: PageStore,
  run: Run,
  snapshot: Snapshot,
  policy: Policy,
): Promise<string | null> {
  const isDated = tellsItsDay(run.feed, run.channel);
  const { taken, isOvertaken, missing, stillMissing, back } = await store.readSnapshotGaps(run, snapshot);
  if (isDated && isOvertaken) return 'a newer list was read already: an older one proves no absence';
  if (snapshot.ukprn === null && taken !== null) await store.dateRun(run, taken);
  const changes = [
    ...judged(run, snapshot, missing).map((key) => ({ id: newId(), key, state: 'gone' as const })),
    ...(isDated ? judged(run, snapshot, stillMissing) : []).map((key) => ({
      id: newId(),
      key,
      state: 'missed' as const,
    })),
    ...back.map((key) => ({ id: newId(), key, state: 'present' as const })),
  ];
  if (changes.length === 0) return null;
  const saidAt = isDated && taken !== null ? taken : run.startedAt;
  await store.addPresence(run, changes, { id: run.id, startedAt: saidAt });
  await settle(
    store,
    changes.map(({ key }) => ({ ref: { feed: run.feed, key }, named: false })),
    policy,
  );
  return null;
}

/** A list that shows nothing of a part is no list of it. */
function judged(run: Run, { keys, provesAbsence }: Snapshot, missing: readonly string[]): readonly string[] {
  if (provesAbsence === false) return [];
  const { partOf } = catalogue[run.feed];
  if (partOf === undefined) return missing;
  const parts = new Set(keys.map(partOf));
  return missing.filter((key) => parts.has(partOf(key)));
}
