import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { byRef, type Cluster, type Member } from './cluster.ts';
import type { PersonId } from './person-id.ts';
import { type TieReason, tieReason } from './tie-reason.ts';

/** One line of the crosswalk that changes: this record is that person's, for this reason; `from` is whose it was held to be before. */
export type NewLink = TieReason & {
  readonly ref: RecordRef;
  readonly person: PersonId;
  readonly from: PersonId | null;
};

export type Merge = { readonly from: PersonId; readonly into: PersonId; readonly survivor: Survivor };
export type Split = {
  readonly from: PersonId;
  readonly into: PersonId;
  readonly stays: Stays;
  readonly isRestored: boolean;
};

/** Why of two ids the one stays, in the order in which it is asked. */
type Survivor = 'published' | 'holds the TRN' | 'oldest';
/** Why of two parts the one keeps the id. */
type Stays = 'was theirs before' | 'holds the TRN' | 'most records' | 'smallest key';

export type Assignment = {
  readonly created: readonly PersonId[];
  readonly links: readonly NewLink[];
  /** A person whose records all moved to another answers with that successor. */
  readonly merged: readonly Merge[];
  readonly split: readonly Split[];
};

/** What is asked beside the records, where people meet or part. */
export type PersonPast = {
  /** Ids that went out of the house: a client of the API was given them. */
  readonly published: ReadonlySet<PersonId>;
  /** Whose a record was before its person was merged away; `later` when it came to its person after such a merge. */
  readonly former: ReadonlyMap<string, PersonId | 'later'>;
};

export const noPast: PersonPast = { published: new Set(), former: new Map() };

/**
 * Who each cluster is. Where a person's records part, an id that was merged away goes back to the records that were its
 * own; of the rest the part that holds the TRN keeps the id, then the one with most records, then the smallest key. Where
 * several people meet, the id that is published stays, then the one that holds the TRN, then the oldest; the others point
 * to it. Ids are never deleted.
 */
export function assignPersons(
  clusters: readonly Cluster[],
  newId: () => PersonId,
  { published, former }: PersonPast = noPast,
): Assignment {
  const homes = homesOf(clusters, former);
  const restored = restoredIds(clusters, homes, former);
  const created: PersonId[] = [];
  const links: NewLink[] = [];
  const merged: Merge[] = [];
  const split: Split[] = [];
  const settledIn = Map.groupBy(homes.keys(), (person) => homes.get(person)?.cluster);
  for (const cluster of clusters) {
    const settled = settledIn.get(cluster) ?? [];
    const { person: survivor, because } = survivorOf(settled, cluster, published);
    const back = survivor === null ? restored.get(cluster) : undefined;
    const person = survivor ?? back ?? newId();
    if (survivor === null && back === undefined) created.push(person);
    for (const from of settled) if (from !== person) merged.push({ from, into: person, survivor: because });
    for (const from of new Set(cluster.members.flatMap((member) => member.person ?? []))) {
      const stays = homes.get(from);
      if (stays === undefined || stays.cluster === cluster) continue;
      split.push({ from, into: person, stays: stays.because, isRestored: back !== undefined });
    }
    for (const member of cluster.members) {
      if (member.person === person) continue;
      links.push({ ref: member.ref, person, from: member.person, ...tieReason(member, cluster) });
    }
  }
  return { created, links, merged, split };
}

/** People whose records are in more than one cluster, and clusters in which several meet: of these the past is asked. */
export function needsPast(clusters: readonly Cluster[]): boolean {
  const seen = new Map<PersonId, Cluster>();
  return clusters.some((cluster) => {
    const people = new Set(cluster.members.flatMap(({ person }) => person ?? []));
    const parts = [...people].some((person) => seen.has(person));
    for (const person of people) seen.set(person, cluster);
    return parts || people.size > 1;
  });
}

type Home = { readonly cluster: Cluster; readonly because: Stays };
type Part = { readonly cluster: Cluster; readonly members: readonly Member[] };

/** Which part of a person's records keeps the id. */
function homesOf(clusters: readonly Cluster[], former: PersonPast['former']): ReadonlyMap<PersonId, Home> {
  const parts = new Map<PersonId, Part[]>();
  for (const cluster of clusters) {
    for (const [person, members] of Map.groupBy(cluster.members, (member) => member.person)) {
      if (person !== null) parts.set(person, [...(parts.get(person) ?? []), { cluster, members }]);
    }
  }
  return new Map([...parts].map(([person, own]) => [person, homeOf(own, former)]));
}

function homeOf(parts: readonly Part[], former: PersonPast['former']): Home {
  const own = parts.filter(({ members }) => formerIdOf(members, former) === null);
  const candidates = own.length > 0 && own.length < parts.length ? own : parts;
  const ranked = candidates.toSorted(
    (a, b) => holdersOfNumber(b) - holdersOfNumber(a) || b.members.length - a.members.length || byFirst(a, b),
  );
  const [first, second] = ranked;
  if (first === undefined) throw new Error('A person without records has no home');
  return { cluster: first.cluster, because: second === undefined ? 'was theirs before' : staysBecause(first, second) };
}

function staysBecause(first: Part, second: Part): Stays {
  if (holdersOfNumber(first) !== holdersOfNumber(second)) return 'holds the TRN';
  return first.members.length === second.members.length ? 'smallest key' : 'most records';
}

/** The id that was merged away and whose records these are, where none of them was the survivor's own. */
function formerIdOf(members: readonly Member[], former: PersonPast['former']): PersonId | null {
  const counts = new Map<PersonId, number>();
  for (const { ref } of members) {
    const was = former.get(formatRef(ref));
    if (was === undefined) return null;
    if (was !== 'later') counts.set(was, (counts.get(was) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}

/**
 * Clusters that nobody stays in and whose records were an id's own before it was merged away; each id goes to one. An id
 * of whose records some stay with the survivor is nobody's alone any more: it has heirs.
 */
function restoredIds(
  clusters: readonly Cluster[],
  homes: ReadonlyMap<PersonId, Home>,
  former: PersonPast['former'],
): ReadonlyMap<Cluster, PersonId> {
  const settled = new Set([...homes.values()].map(({ cluster }) => cluster));
  const claims = clusters
    .filter((cluster) => !settled.has(cluster))
    .flatMap((cluster) => {
      const id = formerIdOf(cluster.members, former);
      return id === null ? [] : [{ cluster, id, members: cluster.members }];
    })
    .toSorted((a, b) => b.members.length - a.members.length || byFirst(a, b));
  const taken = new Set(
    [...settled].flatMap(({ members }) => members.flatMap(({ ref }) => former.get(formatRef(ref)) ?? [])),
  );
  return new Map(
    claims.flatMap(({ cluster, id }): [Cluster, PersonId][] => {
      if (taken.has(id)) return [];
      taken.add(id);
      return [[cluster, id]];
    }),
  );
}

function survivorOf(
  settled: readonly PersonId[],
  { members }: Cluster,
  published: ReadonlySet<PersonId>,
): { readonly person: PersonId | null; readonly because: Survivor } {
  const holders = new Set(members.filter(hasNumber).flatMap(({ person }) => person ?? []));
  const rank = (person: PersonId): number => (published.has(person) ? 2 : 0) + (holders.has(person) ? 1 : 0);
  const [first, second] = settled.toSorted((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1));
  if (first === undefined) return { person: null, because: 'oldest' };
  if (second === undefined || rank(first) === rank(second)) return { person: first, because: 'oldest' };
  return { person: first, because: published.has(first) && !published.has(second) ? 'published' : 'holds the TRN' };
}

function hasNumber({ identifiers }: Member): boolean {
  return identifiers.some(({ kind }) => kind === 'trn');
}

function holdersOfNumber({ members }: Part): number {
  return members.some(hasNumber) ? 1 : 0;
}

function byFirst(a: Pick<Part, 'members'>, b: Pick<Part, 'members'>): number {
  const [left, right] = [a.members[0], b.members[0]];
  return left === undefined || right === undefined ? 0 : byRef(left.ref, right.ref);
}
