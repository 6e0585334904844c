import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { Groups, Refusal } from '../group.ts';
import type { Edge, Judged } from './judge-pair.ts';
import type { Matching } from './matching.ts';

/** Which records are likely one person's, and what any two of them say of each other. */
export type Likely = Pick<
  Matching,
  'automaticBits' | 'closeSecondBits' | 'loudestBits' | 'mostRecords' | 'askAbout'
> & {
  readonly edges: readonly Edge[];
  readonly judge: (a: RecordRef, b: RecordRef) => Judged;
};

/** Two groups that may be one person, by their strongest pair, and why they are not made one. */
export type Doubt = { readonly edge: Edge; readonly because: Refusal };

export type Joined = { readonly edges: readonly Edge[]; readonly doubts: readonly Doubt[] };

/**
 * Makes groups one by likeness, the strongest pair first. It is not done where anything decided, a number or a veto of any
 * two of their records speaks against it, where all pairs together do, or where a close second stands beside the first:
 * then somebody is asked. The order of the pairs follows from themselves, so nothing depends on which record came first.
 */
export function joinLikely(records: readonly RecordRef[], groups: Groups, likely: Likely): Joined {
  const known = likely.edges.filter(({ left, right }) => groups.has(formatRef(left)) && groups.has(formatRef(right)));
  if (known.length === 0) return { edges: [], doubts: [] };
  const parts = Map.groupBy(records, (ref) => groups.of(formatRef(ref)));
  const edgesOf = Map.groupBy(
    known.flatMap((edge) => [edge.left, edge.right].map((ref) => ({ ref: formatRef(ref), edge }))),
    ({ ref }) => ref,
  );
  const groupOf = (ref: RecordRef): number => groups.of(formatRef(ref));
  const apart = (one: number, other: number): Refusal | null => {
    const [some, others] = [parts.get(one) ?? [], parts.get(other) ?? []];
    const [first, second] = [some[0], others[0]];
    if (first === undefined || second === undefined) return null;
    return groups.refuse(formatRef(first), formatRef(second)) ?? speakAgainst(some, others, likely);
  };
  /** Somebody else whom one of the two may as well be, and who cannot be both. */
  const hasCloseSecond = (edge: Edge): boolean => {
    const [a, b] = [groupOf(edge.left), groupOf(edge.right)];
    return [a, b].some((one, side) => {
      const other = side === 0 ? b : a;
      const seconds = (parts.get(one) ?? []).flatMap((ref) => edgesOf.get(formatRef(ref)) ?? []);
      return seconds.some(({ edge: second }) => {
        if (second.against !== null || second.bits < edge.bits - likely.closeSecondBits) return false;
        const third = [groupOf(second.left), groupOf(second.right)].find((each) => each !== one);
        return third !== undefined && third !== other && apart(one, third) === null && apart(third, other) !== null;
      });
    });
  };
  const sorted = known.toSorted(strongestFirst);
  const joined: Edge[] = [];
  for (const edge of sorted) {
    const [a, b] = [groupOf(edge.left), groupOf(edge.right)];
    if (a === b || edge.zone !== 'automatic' || apart(a, b) !== null || hasCloseSecond(edge)) continue;
    const all = [...(parts.get(a) ?? []), ...(parts.get(b) ?? [])];
    groups.tie([formatRef(edge.left), formatRef(edge.right)], 'match', true);
    parts.delete(a);
    parts.delete(b);
    parts.set(groupOf(edge.left), all);
    joined.push(edge);
  }
  const strongest = new Map<string, Edge>();
  for (const edge of sorted) {
    const pair = [groupOf(edge.left), groupOf(edge.right)].toSorted((a, b) => a - b);
    if (pair[0] !== pair[1] && !strongest.has(pair.join(' '))) strongest.set(pair.join(' '), edge);
  }
  const isWorthAsking = ({ left, right }: Edge): boolean =>
    [left, right].some((ref) => (parts.get(groupOf(ref)) ?? []).some(({ feed }) => likely.askAbout.has(feed)));
  const doubts = [...strongest.values()].filter(isWorthAsking).flatMap((edge): readonly Doubt[] => {
    const because = edge.against === null ? apart(groupOf(edge.left), groupOf(edge.right)) : vetoed(edge.against);
    // What was decided is no question, and what speaks against it answers one that is not strong.
    if (because?.kind === 'decided' || (because !== null && edge.bits < likely.automaticBits)) return [];
    if (groups.refuse(formatRef(edge.left), formatRef(edge.right))?.kind === 'decided') return [];
    return [{ edge, because: because ?? { kind: doubtOf(edge, likely) } }];
  });
  return { edges: joined, doubts };
}

function doubtOf({ zone, bits }: Edge, { automaticBits }: Likely): 'close-second' | 'unsure' | 'no-birthday' {
  if (zone === 'automatic') return 'close-second';
  return bits < automaticBits ? 'unsure' : 'no-birthday';
}

function speakAgainst(
  some: readonly RecordRef[],
  others: readonly RecordRef[],
  { judge, loudestBits, mostRecords }: Likely,
): Refusal | null {
  if (some.length + others.length > mostRecords) return { kind: 'too-many' };
  let support = 0;
  for (const one of some) {
    for (const other of others) {
      const { bits, against } = judge(one, other);
      if (against !== null) return vetoed(against);
      support += Math.max(-loudestBits, Math.min(loudestBits, bits));
    }
  }
  return support < 0 ? { kind: 'unlike' } : null;
}

function vetoed(rule: string): Refusal {
  return { kind: 'veto', rule };
}

function strongestFirst(a: Edge, b: Edge): number {
  return b.bits - a.bits || (nameOf(a) < nameOf(b) ? -1 : 1);
}

function nameOf({ left, right }: Edge): string {
  return `${formatRef(left)} ${formatRef(right)}`;
}
