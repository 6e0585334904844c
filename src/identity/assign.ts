import type { RecordRef } from '#source/record-ref.ts';
import { byRef, type Cluster, type Member } from './cluster.ts';
import type { PersonId } from './person-id.ts';

/** One decision of the crosswalk: this record is that person's, for this reason; `from` is whose it was held to be before. */
export type LinkDecision = {
  readonly ref: RecordRef;
  readonly person: PersonId;
  readonly from: PersonId | null;
  readonly rule: string;
};

export type Assignment = {
  readonly created: readonly PersonId[];
  readonly links: readonly LinkDecision[];
  /** A person whose records all moved to another answers with that successor. */
  readonly merged: readonly { readonly from: PersonId; readonly into: PersonId }[];
};

/**
 * Who each cluster is. A person stays with the cluster that holds most of their records (then the smallest key);
 * where several people meet in one cluster the oldest id stays and the others point to it; ids are never deleted.
 */
export function assignPersons(clusters: readonly Cluster[], newId: () => PersonId): Assignment {
  const homes = homeClusters(clusters);
  const created: PersonId[] = [];
  const links: LinkDecision[] = [];
  const merged: { from: PersonId; into: PersonId }[] = [];
  for (const cluster of clusters) {
    const settled = [...homes].filter(([, home]) => home === cluster).map(([person]) => person);
    const [survivor, ...absorbed] = settled.toSorted();
    const person = survivor ?? newId();
    if (survivor === undefined) created.push(person);
    merged.push(...absorbed.map((from) => ({ from, into: person })));
    for (const member of cluster.members) {
      if (member.person !== person)
        links.push({ ref: member.ref, person, from: member.person, rule: reasonOf(member, cluster) });
    }
  }
  return { created, links, merged };
}

function homeClusters(clusters: readonly Cluster[]): Map<PersonId, Cluster> {
  const best = new Map<PersonId, { cluster: Cluster; records: number; first: RecordRef }>();
  for (const cluster of clusters) {
    for (const [person, members] of Map.groupBy(cluster.members, (member) => member.person)) {
      const first = members[0]?.ref;
      if (person === null || first === undefined) continue;
      const other = best.get(person);
      const wins =
        other === undefined ||
        members.length > other.records ||
        (members.length === other.records && byRef(first, other.first) < 0);
      if (wins) best.set(person, { cluster, records: members.length, first });
    }
  }
  return new Map([...best].map(([person, { cluster }]) => [person, cluster]));
}

/** The identifier that ties a record to its cluster, in the words of the crosswalk. */
function reasonOf(member: Member, cluster: Cluster): string {
  const others = cluster.members.filter((other) => other !== member);
  const shared = member.identifiers.find((mine) =>
    others.some((other) =>
      other.identifiers.some((theirs) => theirs.kind === mine.kind && theirs.value === mine.value),
    ),
  );
  if (shared === undefined) return 'first sight';
  return shared.kind === 'record' ? 'named by the person' : `same ${shared.kind}`;
}
