import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { Member } from './cluster.ts';
import type { Identifier } from './identifier.ts';

type Tied = { readonly ref: RecordRef; readonly identifiers: readonly Identifier[] };

/**
 * Which of these records hang together, by a person or by what they are named by, with one that reaches out: to records
 * that are not among them. Of all others everything that belongs to them is near.
 * @param out the names of the records that reach out
 */
export function hangTogetherWith<Changed extends Tied>(
  changed: readonly Changed[],
  near: readonly Member[],
  out: ReadonlySet<string>,
): readonly Changed[] {
  if (out.size === 0) return [];
  const byKnot = Map.groupBy([...near.flatMap(knotsOfMember), ...changed.flatMap(knotsOf)], ({ knot }) => knot);
  const knots = Map.groupBy([...byKnot.values()].flat(), ({ record }) => record);
  const met = new Set(out);
  const waiting = [...out];
  for (let record = waiting.pop(); record !== undefined; record = waiting.pop()) {
    for (const { knot } of knots.get(record) ?? []) {
      for (const { record: other } of byKnot.get(knot) ?? []) {
        if (met.has(other)) continue;
        met.add(other);
        waiting.push(other);
      }
      byKnot.delete(knot);
    }
  }
  return changed.filter(({ ref }) => met.has(formatRef(ref)));
}

type Knot = { readonly record: string; readonly knot: string };

function knotsOfMember(member: Member): readonly Knot[] {
  const record = formatRef(member.ref);
  return member.person === null ? knotsOf(member) : [...knotsOf(member), { record, knot: `person ${member.person}` }];
}

function knotsOf({ ref, identifiers }: Tied): readonly Knot[] {
  const record = formatRef(ref);
  return identifiers.map(({ kind, value }) => ({ record, knot: `${kind} ${value}` }));
}
