import type { Member } from '#identity/cluster.ts';
import type { Identifier } from '#identity/identifier.ts';
import { type Found, findEdges, type IndexedRecord } from '#identity/likely/find-edges.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { tiedAmong } from '#identity/likely/tied.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { PageStore } from '../page-store.ts';

/** A record that names or describes its person otherwise than before; `record` is null where it says nobody's name. */
export type Changed = {
  readonly ref: RecordRef;
  readonly identifiers: readonly Identifier[];
  readonly record: IndexedRecord | null;
  /** Of what was written of it before; null when nothing was. */
  readonly digest: string | null;
};

/**
 * Compares changed records with all that share a key with them, and writes what is likely; it goes out with the links.
 * @param near every record that shares an identifier with one of them
 * @returns whether any pair is likely one person's, and which records are so with one that is not near
 */
export async function compareAgain(
  store: PageStore,
  changed: readonly Changed[],
  near: readonly Member[],
  found: Found,
  matching: Matching,
): Promise<{ readonly isLikely: boolean; readonly reachOut: readonly string[] }> {
  const records = changed.flatMap(({ record }) => record ?? []);
  const edges = findEdges(records, found, tiedAmong([...near, ...changed]), matching);
  const before = changed.filter(({ digest }) => digest !== null);
  const rewritten = changed.filter(({ record, digest }) => (record?.digest ?? null) !== digest);
  if (rewritten.length > 0)
    await store.replaceFeatures(
      rewritten.flatMap(({ record }) => record ?? []),
      rewritten.filter(({ digest }) => digest !== null).map(({ ref }) => ref),
    );
  if (before.length + edges.length > 0)
    await store.replaceEdges(
      before.map(({ ref }) => ref),
      edges,
    );
  const around = new Set([...near, ...changed].map(({ ref }) => formatRef(ref)));
  const reachOut = edges
    .map(({ left, right }) => [formatRef(left), formatRef(right)])
    .filter((pair) => pair.some((each) => !around.has(each)))
    .flat();
  return { isLikely: edges.length > 0, reachOut };
}
