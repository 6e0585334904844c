import { type Identifier, identifiersOf, identifyingAttributes, namesForGood } from '#identity/identifier.ts';
import { featuresOf } from '#identity/likely/features-of.ts';
import type { IndexedRecord } from '#identity/likely/find-edges.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { indexRecord } from './index-record.ts';

/** What names a record and what it describes. */
export type Named = {
  readonly ref: RecordRef;
  readonly identifiers: readonly Identifier[];
  readonly record: IndexedRecord | null;
};

export function readNamed(ref: RecordRef, said: readonly Observation[], matching: Matching): Named {
  const features = featuresOf(ref, said, matching.cleaning);
  return {
    ref,
    identifiers: identifiersOf(ref, namesIn(said)),
    record: features === null ? null : indexRecord(features, matching),
  };
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
