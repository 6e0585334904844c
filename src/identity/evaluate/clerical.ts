import type { Edges } from '../match/group.ts';
import { bitsOf, type Matched } from '../match/match-table.ts';

export type Clerical = {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  /** Of all records, the share that stands in some pair of the queue. */
  readonly recordShare: number;
  /** Of the true links that are not made automatically, the share that the queue holds. */
  readonly holds: number;
};

/** What waits for a person: doubtful pairs whose records were not brought together anyhow. */
export function clericalOf(
  { edges }: Matched,
  surely: Int32Array,
  truth: Int32Array,
  lost: number,
  from: number,
  to: number,
): Clerical {
  const waiting = new Uint8Array(surely.length);
  const tasks = new Set<number>();
  let held = 0;
  const least = bitsOf(from);
  const sizes = labelsOf(surely, edges, least, truth);
  for (let at = 0; at < edges.bits.length; at += 1) {
    if ((edges.bits[at] ?? 0) < least) continue;
    const [i, j] = [edges.left[at] ?? 0, edges.right[at] ?? 0];
    const [left, right] = [surely[i] ?? 0, surely[j] ?? 0];
    if (left === right) continue;
    waiting[i] = 1;
    waiting[j] = 1;
    const task = Math.min(left, right) * 2 ** 26 + Math.max(left, right);
    if (tasks.has(task)) continue;
    tasks.add(task);
    for (const [label, count] of sizes.get(left) ?? []) held += count * (sizes.get(right)?.get(label) ?? 0);
  }
  const records = waiting.reduce((sum, each) => sum + each, 0);
  return {
    from,
    to,
    pairs: tasks.size,
    recordShare: records / Math.max(1, surely.length),
    holds: lost === 0 ? 1 : Math.min(1, held / lost),
  };
}

/** Of each group in the queue, how many records each person has in it. */
function labelsOf(
  surely: Int32Array,
  { left, right, bits }: Edges,
  least: number,
  truth: Int32Array,
): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const waiting = new Uint8Array(surely.length);
  for (let at = 0; at < bits.length; at += 1) {
    const [one, other] = [surely[left[at] ?? 0] ?? 0, surely[right[at] ?? 0] ?? 0];
    if ((bits[at] ?? 0) < least || one === other) continue;
    waiting[one] = 1;
    waiting[other] = 1;
  }
  const sizes = new Map<number, Map<number, number>>();
  for (let row = 0; row < surely.length; row += 1) {
    const top = surely[row] ?? 0;
    if (waiting[top] === 0) continue;
    const labels = sizes.get(top) ?? new Map<number, number>();
    labels.set(truth[row] ?? 0, (labels.get(truth[row] ?? 0) ?? 0) + 1);
    sizes.set(top, labels);
  }
  return sizes;
}
