import { type Identifier, identifiersOf, identifyingAttributes, namesForGood } from '#identity/identifier.ts';
import { featuresOf } from '#identity/likely/features-of.ts';
import type { IndexedRecord } from '#identity/likely/find-edges.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { openProviderBook, providersNamedIn } from '#identity/likely/provider-book.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { PageStore } from '../page-store.ts';
import { indexRecord } from './index-record.ts';

/** What names a record and what it describes. */
export type Named = {
  readonly ref: RecordRef;
  readonly identifiers: readonly Identifier[];
  readonly record: IndexedRecord | null;
};

/** Of records whose statements are known by heart, what they name and describe, in their order. */
export async function readNamed(
  store: Pick<PageStore, 'recall' | 'readReferences'>,
  refs: readonly RecordRef[],
  matching: Matching,
): Promise<readonly Named[]> {
  const said = Map.groupBy(await store.recall(refs), formatRef);
  const of = (ref: RecordRef): readonly Observation[] => said.get(formatRef(ref)) ?? [];
  const named = new Map(
    refs.flatMap((ref) => providersNamedIn(ref, of(ref))).map((provider) => [formatRef(provider), provider]),
  );
  const providers = openProviderBook(named.size === 0 ? [] : await store.readReferences([...named.values()]));
  return refs.map((ref) => {
    const features = featuresOf(ref, of(ref), matching.cleaning, providers);
    return {
      ref,
      identifiers: identifiersOf(ref, namesIn(of(ref))),
      record: features === null ? null : indexRecord(features, matching),
    };
  });
}

const identifying: ReadonlySet<string> = new Set(identifyingAttributes);

/** The open values of the identifying attributes, from all channels, and every value of what keeps naming the person. */
function namesIn(said: readonly Observation[]): ReadonlyMap<string, readonly Json[]> {
  const open = said.filter(
    ({ feed, attribute, recordedTo }) =>
      (recordedTo === null || namesForGood(feed, attribute)) && identifying.has(attribute),
  );
  const values = Map.groupBy(open, ({ attribute }) => attribute);
  return new Map([...values].map(([attribute, own]) => [attribute, own.map(({ value }) => value)]));
}
