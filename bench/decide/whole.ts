import type { Features } from '#identity/features.ts';
import { type Identifier, isTying } from '#identity/identifier.ts';
import { type Edge, edgeOf } from '#identity/likely/judge-pair.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { tiedAmong } from '#identity/likely/tied.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';

/** What is known of one of many records that are looked at together. */
export type Known = {
  readonly ref: RecordRef;
  readonly identifiers: readonly Identifier[];
  readonly features: Features | null;
};

/** A pair as a whole keeps it: of a million of them the steps would be too much. */
export type PlacedEdge = { readonly one: number; readonly other: number; readonly edge: Edge };

/** The likely pairs among records that no rule ties already, out of those that share a key. */
export function* edgesAmong(
  known: readonly Known[],
  pairs: Iterable<readonly [number, number]>,
  matching: Matching,
): Generator<PlacedEdge> {
  for (const [one, other] of pairs) {
    const [a, b] = [known[one], known[other]];
    if (a?.features == null || b?.features == null) continue;
    const edge = edgeOf(a.features, b.features, matching);
    if (edge !== null && !tiedAmong([a, b])(formatRef(a.ref), formatRef(b.ref))) yield { one, other, edge };
  }
}

/** Records that hang together, by whatever may make them one person, with the likely pairs among them. */
export type Component = { readonly records: readonly Known[]; readonly edges: readonly Edge[] };

export function* componentsOf(known: readonly Known[], edges: readonly PlacedEdge[]): Generator<Component> {
  const above = Int32Array.from(known, (_, at) => at);
  const top = (at: number): number => {
    let found = at;
    while ((above[found] ?? found) !== found) {
      const next = above[found] ?? found;
      above[found] = above[next] ?? next;
      found = next;
    }
    return found;
  };
  const tie = (one: number, other: number): void => {
    above[top(one)] = top(other);
  };
  const first = new Map<string, number>();
  for (const [at, each] of known.entries()) {
    for (const name of tiesOf(each)) {
      const before = first.get(name);
      if (before === undefined) first.set(name, at);
      else tie(at, before);
    }
  }
  for (const { one, other } of edges) tie(one, other);
  const recordsOf = Map.groupBy(known.keys(), top);
  const edgesOf = Map.groupBy(edges, ({ one }) => top(one));
  for (const [of, records] of recordsOf) {
    const own = records.flatMap((at) => known[at] ?? []);
    yield { records: own, edges: (edgesOf.get(of) ?? []).map(({ edge }) => edge) };
  }
}

/** By what rules may tie a record to others. */
function tiesOf({ identifiers }: Known): readonly string[] {
  return identifiers.flatMap(({ kind, value }) => (isTying(kind) ? [`${kind} ${value}`] : []));
}
