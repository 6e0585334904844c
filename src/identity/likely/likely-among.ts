import { formatRef } from '#source/record-ref.ts';
import type { Features } from '../features.ts';
import type { Likely } from './join-likely.ts';
import { type Edge, type Judged, judgeWithin } from './judge-pair.ts';
import type { Matching } from './matching.ts';

/** What is alike among some records; each pair is judged once. Null when nothing is. */
export function likelyAmong(edges: readonly Edge[], features: readonly Features[], matching: Matching): Likely | null {
  if (edges.length === 0) return null;
  const known = new Map(features.map((each) => [formatRef(each.ref), each]));
  const judged = new Map<string, Judged>();
  const judge: Likely['judge'] = (one, other) => {
    const names = [formatRef(one), formatRef(other)].toSorted();
    const name = names.join(' ');
    const before = judged.get(name);
    if (before !== undefined) return before;
    const [a, b] = names.map((each) => known.get(each));
    // Of a record without features nothing speaks for or against anything.
    const found = a === undefined || b === undefined ? { bits: 0, against: null } : judgeWithin(a, b, matching);
    judged.set(name, found);
    return found;
  };
  return { ...matching, edges, judge };
}
