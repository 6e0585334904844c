import type { Pool } from 'pg';
import { clusterRecords } from '#identity/cluster.ts';
import type { Features } from '#identity/features.ts';
import { askedKeys, blocked, findEdges } from '#identity/likely/find-edges.ts';
import type { Edge } from '#identity/likely/judge-pair.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { PersonId } from '#identity/person-id.ts';
import { inGroups } from '#job/in-groups.ts';
import type { PageStore } from '#job/page-store.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { pageStore } from '#store/page-store.ts';
import { inPageTransaction } from '#store/page-transaction.ts';
import { areTied, componentsOf, type Known, likelyAmong, membersOf, type PlacedEdge } from './whole.ts';

export type Agreement = {
  /** Records whose people were worked out anew: those that arrived, and all that hang together with them. */
  readonly records: number;
  readonly likelyPairs: number;
  readonly largestComponent: number;
  /** Records that are held to be with others than all at once they would be, and why. */
  readonly differences: readonly { readonly record: string; readonly because: string }[];
};

type Whole = {
  readonly known: Map<string, Known & { readonly person: PersonId | null }>;
  readonly edges: Map<string, Edge>;
};

/**
 * Works out from nothing whose these records are: out of the keys and features of all records as they are now, without
 * any pair or person that was found as they came, by the pure functions; and holds the people of now against it.
 */
export async function compareWithAllAtOnce(
  pool: Pool,
  refs: readonly RecordRef[],
  matching: Matching,
): Promise<Agreement> {
  const whole: Whole = { known: new Map(), edges: new Map() };
  const stored = new Set<string>();
  await inPageTransaction(pool, async (transaction) => {
    const store = pageStore(transaction);
    let next = [...refs];
    while (next.length > 0) {
      const found: RecordRef[] = [];
      for (const some of inGroups(next, 250)) found.push(...(await lookAround(store, some, whole, matching)));
      next = [...new Map(found.map((ref) => [formatRef(ref), ref])).values()].filter(
        (ref) => !whole.known.has(formatRef(ref)),
      );
    }
    for (const some of inGroups([...whole.known.values()], 1000))
      for (const edge of await store.readEdges(some.map(({ ref }) => ref))) stored.add(nameOf(edge));
  });
  return compare(whole, stored, matching);
}

/** @returns all records to which these lead */
async function lookAround(
  store: PageStore,
  refs: readonly RecordRef[],
  { known, edges }: Whole,
  matching: Matching,
): Promise<readonly RecordRef[]> {
  const own = new Set(refs.map(formatRef));
  const { members } = await store.readRelated(refs, []);
  const ours = members.filter(({ ref }) => own.has(formatRef(ref)));
  const near = await store.readRelated(
    refs,
    ours.flatMap(({ identifiers }) => identifiers),
  );
  const features = new Map((await store.readFeatures(refs)).map((each) => [formatRef(each.ref), each]));
  for (const { ref, identifiers, person } of ours)
    known.set(formatRef(ref), { ref, identifiers, person, features: features.get(formatRef(ref)) ?? null });
  const tied = new Map(near.members.map((each) => [formatRef(each.ref), each]));
  const isTied = (one: string, other: string): boolean => {
    const [a, b] = [tied.get(one), tied.get(other)];
    return a !== undefined && b !== undefined && areTied(a, b);
  };
  const found = await edgesOf(store, [...features.values()], isTied, matching);
  for (const edge of found) edges.set(nameOf(edge), edge);
  return [...near.members.map(({ ref }) => ref), ...found.flatMap(({ left, right }) => [left, right])];
}

/** One record after the other, so that a key's other holders are counted as they are in the database. */
async function edgesOf(
  store: PageStore,
  features: readonly Features[],
  isTied: (one: string, other: string) => boolean,
  matching: Matching,
): Promise<readonly Edge[]> {
  const records = features.map((each) => blocked(each, matching));
  const asked = askedKeys(records);
  const candidates = asked.length === 0 ? [] : await store.readCandidates(asked);
  const placeOf = new Map(asked.map(({ key }, place) => [key, place]));
  return records.flatMap((record) => {
    const own = askedKeys([record]);
    const places = new Map(own.map(({ key }, at) => [placeOf.get(key), at]));
    const theirs = candidates.map((each) => ({
      features: each.features,
      places: each.places.flatMap((place) => places.get(place) ?? []),
    }));
    return findEdges(
      [record],
      theirs.filter(({ places: shared }) => shared.length > 0),
      isTied,
      matching,
    );
  });
}

function compare({ known, edges }: Whole, stored: ReadonlySet<string>, matching: Matching): Agreement {
  const all = [...known.values()];
  const placeOf = new Map(all.map(({ ref }, place) => [formatRef(ref), place]));
  const placed = [...edges.values()].flatMap((edge): PlacedEdge[] => {
    const [one, other] = [placeOf.get(formatRef(edge.left)), placeOf.get(formatRef(edge.right))];
    return one === undefined || other === undefined ? [] : [{ one, other, edge }];
  });
  const held = Map.groupBy(all, ({ person }) => person);
  const differences: { readonly record: string; readonly because: string }[] = [];
  let largestComponent = 0;
  for (const component of componentsOf(all, placed)) {
    largestComponent = Math.max(largestComponent, component.records.length);
    for (const { members } of clusterRecords(membersOf(component), [], likelyAmong(component, matching)).clusters) {
      const together = members.map(({ ref }) => formatRef(ref)).toSorted();
      for (const name of together) {
        const person = known.get(name)?.person ?? null;
        const theirs = (held.get(person) ?? []).map(({ ref }) => formatRef(ref)).toSorted();
        if (theirs.join('\n') === together.join('\n')) continue;
        differences.push({ record: name, because: causeOf([...theirs, ...together], edges, stored) });
      }
    }
  }
  return { records: all.length, likelyPairs: placed.length, largestComponent, differences };
}

/** A key may have become hot since a pair was found by it. */
function causeOf(records: readonly string[], edges: ReadonlyMap<string, Edge>, stored: ReadonlySet<string>): string {
  const about = new Set(records);
  const isAbout = (name: string): boolean => name.split('\n').some((record) => about.has(record));
  const onlyBefore = [...stored].filter((name) => isAbout(name) && !edges.has(name));
  const onlyNow = [...edges.keys()].filter((name) => isAbout(name) && !stored.has(name));
  if (onlyBefore.length > 0) return 'a pair was found by a key that is hot now';
  return onlyNow.length > 0 ? 'a pair was not found as it came' : 'another partition of the same pairs';
}

function nameOf({ left, right }: Edge): string {
  return `${formatRef(left)}\n${formatRef(right)}`;
}
