import type { Member } from '#identity/cluster.ts';
import type { Features } from '#identity/features.ts';
import { type Identifier, isTying } from '#identity/identifier.ts';
import type { Likely } from '#identity/likely/join-likely.ts';
import { type Edge, edgeOf, judgePair } from '#identity/likely/judge-pair.ts';
import type { Matching } from '#identity/likely/matching.ts';
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
    if (edge !== null && !areTied(a, b)) yield { one, other, edge };
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

export function membersOf({ records }: Component): readonly Member[] {
  return records.map(({ ref, identifiers }) => ({ ref, identifiers, person: null }));
}

/** What any two of these records say of each other. */
export function likelyAmong({ records, edges }: Component, matching: Matching): Likely | null {
  if (edges.length === 0) return null;
  const features = new Map(records.map((each) => [formatRef(each.ref), each.features]));
  const judge: Likely['judge'] = (one, other) => {
    const [left, right] = [formatRef(one), formatRef(other)].toSorted();
    const [a, b] = [features.get(left ?? ''), features.get(right ?? '')];
    return a == null || b == null ? { bits: 0, against: null } : judgePair(a, b, matching);
  };
  return { ...matching, edges, judge };
}

/** Whether a rule ties two records already. */
export function areTied(a: Tied, b: Tied): boolean {
  return !tiesOf(a).isDisjointFrom(tiesOf(b));
}

type Tied = Pick<Known, 'ref' | 'identifiers'>;

/** By what rules may tie a record to others; that it is itself ties it to nobody. */
function tiesOf({ ref, identifiers }: Tied): ReadonlySet<string> {
  const own = `record ${formatRef(ref)}`;
  const names = identifiers.flatMap(({ kind, value }) => (isTying(kind) ? [`${kind} ${value}`] : []));
  return new Set(names.filter((name) => name !== own));
}
