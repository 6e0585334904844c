import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { type Groups, openGroups, type Refusal } from './group.ts';
import { type Identifier, isTying, type TyingKind, tyingKinds } from './identifier.ts';
import { type Doubt, type Joined, joinLikely, type Likely } from './likely/join-likely.ts';
import type { Edge } from './likely/judge-pair.ts';
import { heldApart, heldTogether, isHuman, type LinkDecision } from './link-decision.ts';
import type { PersonId } from './person-id.ts';

/** A source record with what names it, and whose it is held to be so far. */
export type Member = {
  readonly ref: RecordRef;
  readonly identifiers: readonly Identifier[];
  readonly person: PersonId | null;
};

/** Records held to be one person; the same set whatever the order of arrival. */
export type Cluster = {
  readonly members: readonly Member[];
  /** The pairs by whose likeness some of them came together. */
  readonly alike?: readonly Edge[];
};

/** Records that a rule or a decision would make one person, and that something keeps apart: the groups as they fell. */
export type KeptApart = {
  /** What would tie them: an identifier, or the decision of that id. */
  readonly tie:
    | { readonly kind: TyingKind; readonly value: string }
    | { readonly kind: 'decision'; readonly value: string }
    /** That they are alike; named by the smallest record of each group. */
    | { readonly kind: 'match'; readonly value: string };
  readonly because: Refusal;
  readonly groups: readonly (readonly RecordRef[])[];
  /** The pair of them that is most alike. */
  readonly edge?: Edge;
};

export type Clustered = { readonly clusters: readonly Cluster[]; readonly keptApart: readonly KeptApart[] };

/**
 * Who is one person: what humans decided first, then the rules from the strongest identifier to the weakest, then what a
 * model decided and found alike; each tie is made unless it would put together what is held apart. The ties come in an order that depends
 * on nothing but themselves, so the same records and decisions give the same people whatever came first, and a decision
 * that is taken back leaves no trace.
 */
export function clusterRecords(
  members: readonly Member[],
  decisions: readonly LinkDecision[] = [],
  likely: Likely | null = null,
): Clustered {
  const sorted = members.toSorted((a, b) => byRef(a.ref, b.ref));
  const groups = openGroups(sorted);
  const refused = new Map<
    string,
    { readonly tie: KeptApart['tie']; readonly holders: readonly string[]; readonly because: Refusal }
  >();
  const tie = (name: KeptApart['tie'], holders: readonly string[], heedDetails: boolean): void => {
    const because = groups.tie(holders, name.kind, heedDetails);
    if (because !== null) refused.set(`${name.kind} ${name.value}`, { tie: name, holders, because });
  };
  const decide = (those: readonly LinkDecision[]): void => {
    for (const each of those)
      groups.keepApart(
        each.id,
        heldApart(each).map((part) => part.map(formatRef)),
      );
    for (const each of those) {
      const together = heldTogether(each).map(formatRef).filter(groups.has).toSorted();
      if (together.length > 1) tie({ kind: 'decision', value: each.id }, together, false);
    }
  };
  const known = decisions.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  decide(known.filter(isHuman));
  decide(known.filter(({ decider }) => decider === 'rule'));
  for (const { kind, value, holders } of tiesOf(sorted)) tie({ kind, value }, holders, true);
  decide(known.filter(({ decider }) => decider === 'model'));
  const alike = joinAlike(sorted, groups, likely);
  const byName = new Map(sorted.map((member) => [formatRef(member.ref), member]));
  const clusters = Map.groupBy(sorted, ({ ref }) => groups.of(formatRef(ref)));
  const keptApart = [...refused.values()].flatMap(({ tie: name, because, holders }) => {
    const fell = Map.groupBy(holders, groups.of);
    const parts = [...fell.values()].map((part) => part.flatMap((each) => byName.get(each)?.ref ?? []));
    return parts.length < 2 ? [] : [{ tie: name, because, groups: parts }];
  });
  const joined = Map.groupBy(alike.edges, ({ left }) => groups.of(formatRef(left)));
  return {
    clusters: [...clusters].map(([top, own]) => ({ members: own, alike: joined.get(top) ?? [] })),
    keptApart: [...keptApart, ...alike.doubts.map((doubt) => toKeptApart(doubt, clusters, groups))],
  };
}

function joinAlike(sorted: readonly Member[], groups: Groups, likely: Likely | null): Joined {
  if (likely === null || likely.edges.length === 0) return { edges: [], doubts: [] };
  return joinLikely(
    sorted.map(({ ref }) => ref),
    groups,
    likely,
  );
}

function toKeptApart(
  { edge, because }: Doubt,
  clusters: ReadonlyMap<number, readonly Member[]>,
  groups: Groups,
): KeptApart {
  const parts = [edge.left, edge.right]
    .map((ref) => (clusters.get(groups.of(formatRef(ref))) ?? []).map((member) => member.ref))
    .toSorted(([a], [b]) => (a === undefined || b === undefined ? 0 : byRef(a, b)));
  const value = parts.flatMap(([first]) => (first === undefined ? [] : [formatRef(first)])).join(' ');
  return { tie: { kind: 'match', value }, because, groups: parts, edge };
}

export function byRef(a: RecordRef, b: RecordRef): number {
  const [left, right] = [formatRef(a), formatRef(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Decisions are told apart by what they say, so that neither their time nor their id settles anything. */
function nameOf({ kind, decider, parts, id }: LinkDecision): string {
  return `${decider} ${kind} ${parts.map((part) => part.map(formatRef).toSorted().join(' ')).join('|')} ${id}`;
}

/** The identifiers that more than one record carries, the strongest first; of a number its issuer's record comes first. */
function tiesOf(
  sorted: readonly Member[],
): readonly { readonly kind: TyingKind; readonly value: string; readonly holders: readonly string[] }[] {
  const byKind = new Map<TyingKind, Map<string, string[]>>(tyingKinds.map((kind) => [kind, new Map()]));
  for (const { ref, identifiers } of sorted) {
    const name = formatRef(ref);
    for (const { kind, value } of identifiers) {
      const ofKind = isTying(kind) ? byKind.get(kind) : undefined;
      if (ofKind === undefined) continue;
      const holders = ofKind.get(value);
      if (holders === undefined) ofKind.set(value, [name]);
      else if (!holders.includes(name)) holders.push(name);
    }
  }
  return [...byKind].flatMap(([kind, values]) =>
    [...values]
      .filter(([, holders]) => holders.length > 1)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, holders]) => ({ kind, value, holders: kind === 'trn' ? issuerFirst(value, holders) : holders })),
  );
}

function issuerFirst(trn: string, holders: readonly string[]): readonly string[] {
  const issuer = formatRef({ feed: 'trs-person', key: trn });
  return holders.includes(issuer) ? [issuer, ...holders.filter((each) => each !== issuer)] : holders;
}
