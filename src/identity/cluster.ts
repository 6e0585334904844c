import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { Identifier } from './identifier.ts';
import type { PersonId } from './person-id.ts';

/** A source record with what names it, and whose it is held to be so far. */
export type Member = {
  readonly ref: RecordRef;
  readonly identifiers: readonly Identifier[];
  readonly person: PersonId | null;
};

/** Records held to be one person; the same set whatever the order of arrival. */
export type Cluster = { readonly members: readonly Member[] };

/** Connected components over shared identifiers: a chain of equal ids makes one person, nothing else does. */
export function clusterRecords(members: readonly Member[]): readonly Cluster[] {
  const root = new Map<string, string>();
  const find = (node: string): string => {
    const above = root.get(node) ?? node;
    if (above === node) return node;
    const top = find(above);
    root.set(node, top);
    return top;
  };
  for (const member of members) {
    for (const identifier of member.identifiers) {
      root.set(find(`id ${identifier.kind} ${identifier.value}`), find(`record ${formatRef(member.ref)}`));
    }
  }
  const groups = Map.groupBy(members, (member) => find(`record ${formatRef(member.ref)}`));
  return [...groups.values()].map((group) => ({ members: group.toSorted((a, b) => byRef(a.ref, b.ref)) }));
}

export function byRef(a: RecordRef, b: RecordRef): number {
  const [left, right] = [formatRef(a), formatRef(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
