import type { Instant } from '#kernel/instant.ts';
import type { Channel } from '#observation/ledger.ts';
import type { Run } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import { catalogue, tellsItsDay } from '#source/catalogue.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';
import { settle } from './receive-page.ts';
import type { SnapshotGaps } from './shown-keys.ts';

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
 * is older than a list that was read already proves nothing about now; but what it shows first, and the newer lacked, is gone
 * since the newer.
 * @returns why it proves no absence, or null when it did
 */
export async function noteAbsences(
  store: PageStore,
  run: Run,
  { keys, asOf, ukprn, provesAbsence = true }: Snapshot,
  policy: Policy,
): Promise<string | null> {
  const gaps = await store.readSnapshotGaps(run, { keys, asOf, ukprn });
  return noteGaps(store, run, gaps, { parts: partsOf(run, keys), isOfAll: ukprn === null, provesAbsence }, policy);
}

/** What is known of a snapshot beside its gaps. */
export type Shown = {
  /** The parts of its feed from which it shows any. */
  readonly parts: ReadonlySet<string>;
  /** Not of one provider only. */
  readonly isOfAll: boolean;
  readonly provesAbsence: boolean;
  /** The most records that it may lack; of one that lacks more, a part is missing rather than so much of the world. */
  readonly mayLack?: number | null;
};

/** @returns why the snapshot proves no absence, or null when it did */
export async function noteGaps(
  store: PageStore,
  run: Run,
  { taken, newer, missing, stillMissing, back }: SnapshotGaps,
  shown: Shown,
  policy: Policy,
): Promise<string | null> {
  const isDated = tellsItsDay(run.feed, run.channel);
  if (isDated && newer !== null) {
    const lacked = newer.lacked.map((key) => ({ id: newId(), key, state: 'gone' as const }));
    await note(store, run, lacked, { id: newer.id, startedAt: newer.asOf }, policy);
    return 'a newer list was read already: an older one proves no absence';
  }
  const gone = judged(run, shown, missing);
  if (gone.length > (shown.mayLack ?? Number.POSITIVE_INFINITY))
    return `it lacks ${gone.length.toLocaleString('en-GB')} records that the last one had: a list that lost so many at once proves no absence`;
  if (shown.isOfAll && shown.provesAbsence && taken !== null) await store.dateRun(run, taken);
  const changes = [
    ...gone.map((key) => ({ id: newId(), key, state: 'gone' as const })),
    ...judged(run, shown, stillMissing).map((key) => ({
      id: newId(),
      key,
      state: 'missed' as const,
    })),
    ...back.map((key) => ({ id: newId(), key, state: 'present' as const })),
  ];
  const saidAt = isDated && taken !== null ? taken : run.startedAt;
  await note(store, run, changes, { id: run.id, startedAt: saidAt }, policy);
  return null;
}

async function note(
  store: PageStore,
  { feed, channel }: Channel,
  changes: Parameters<PageStore['addPresence']>[1],
  run: { readonly id: string; readonly startedAt: Instant },
  policy: Policy,
): Promise<void> {
  if (changes.length === 0) return;
  await store.addPresence({ feed, channel }, changes, run);
  await settle(
    store,
    changes.map(({ key }) => ({ ref: { feed, key }, named: false })),
    policy,
  );
}

/** The parts of a feed to which keys belong; all are of one where a feed has no parts. */
export function partsOf({ feed }: Channel, keys: readonly string[]): ReadonlySet<string> {
  const { partOf } = catalogue[feed];
  return partOf === undefined ? new Set() : new Set(keys.map(partOf));
}

/** A list that shows nothing of a part is no list of it. */
function judged({ feed }: Run, { parts, provesAbsence }: Shown, missing: readonly string[]): readonly string[] {
  if (!provesAbsence) return [];
  const { partOf } = catalogue[feed];
  return partOf === undefined ? missing : missing.filter((key) => parts.has(partOf(key)));
}
