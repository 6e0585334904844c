/** What grouping needs to know of a pair that no edge told of. */
export type PairBits = { readonly bits: number; readonly isVetoed: boolean };

export type GroupSettings = {
  /** The groups as they stood after the last edge of so many bits are kept too. */
  readonly automaticAt: number;
  /** An edge below so many bits joins nobody. */
  readonly joinAt: number;
  /** One pair speaks at most so many bits for or against two groups becoming one. */
  readonly loudest: number;
  /** A person has no more records than this; more are a mistake that grows. */
  readonly atMost: number;
};

/** Pairs that may be one person's, with their bits, in any order. */
export type Edges = { readonly left: Int32Array; readonly right: Int32Array; readonly bits: Float64Array };

/** What was decided beforehand: these two are one, or are not. */
export type Ruled = {
  readonly must: readonly (readonly [number, number])[];
  readonly cannot: readonly (readonly [number, number])[];
};

export type Grouped = {
  /** Of each record the smallest record of its group. */
  readonly group: Int32Array;
  /** The same by the edges alone that no person need look at. */
  readonly automatic: Int32Array;
  /** Joins that were refused, by their reason. */
  readonly refused: { readonly veto: number; readonly support: number; readonly size: number; readonly apart: number };
};

/**
 * Groups records into persons, the strongest edge first. Two groups become one when no pair across them is vetoed or
 * ruled apart, and when all pairs across them, those without an edge included, together speak for it: so a single strong
 * edge cannot chain two people together. Equal edges are taken in the order of the records, which the caller makes one
 * that does not depend on arrival.
 */
export function groupRecords(
  size: number,
  edges: Edges,
  ruled: Ruled,
  score: (i: number, j: number) => PairBits,
  settings: GroupSettings,
): Grouped {
  const parent = Int32Array.from({ length: size }, (_, at) => at);
  const members = new Map<number, number[]>();
  const refused = { veto: 0, support: 0, size: 0, apart: 0 };
  const apart = apartness(ruled.cannot);
  const find = (node: number): number => {
    let top = node;
    while (parent[top] !== top) top = parent[top] ?? top;
    for (let at = node; at !== top; ) {
      const above = parent[at] ?? top;
      parent[at] = top;
      at = above;
    }
    return top;
  };
  const membersOf = (top: number): readonly number[] => members.get(top) ?? [top];
  const join = (left: number, right: number): void => {
    const [low, high] = left < right ? [left, right] : [right, left];
    const all = [...membersOf(low), ...membersOf(high)];
    parent[high] = low;
    members.delete(high);
    members.set(low, all);
  };
  for (const [i, j] of ruled.must) {
    const [left, right] = [find(i), find(j)];
    if (left !== right) join(left, right);
  }
  const order = strongestFirst(edges);
  let automatic: Int32Array | undefined;
  for (let place = 0; place < order.length; place += 1) {
    const edge = order[place] ?? 0;
    const bits = edges.bits[edge] ?? 0;
    if (bits < settings.automaticAt) automatic ??= settledGroups();
    if (bits < settings.joinAt) break;
    const left = find(edges.left[edge] ?? 0);
    const right = find(edges.right[edge] ?? 0);
    if (left === right) continue;
    // Two records alone have no other pair than this edge.
    const areAlone = !members.has(left) && !members.has(right) && ruled.cannot.length === 0;
    const found = areAlone ? 'yes' : mayJoin(membersOf(left), membersOf(right));
    if (found === 'yes') join(left, right);
    else refused[found] += 1;
  }
  const group = settledGroups();
  return { group, automatic: automatic ?? group, refused };

  function settledGroups(): Int32Array {
    return parent.map((_, at) => find(at));
  }

  function mayJoin(some: readonly number[], others: readonly number[]): 'yes' | keyof Grouped['refused'] {
    if (some.length + others.length > settings.atMost) return 'size';
    let support = 0;
    for (const i of some) {
      for (const j of others) {
        if (apart(i, j)) return 'apart';
        const { bits, isVetoed } = score(i, j);
        if (isVetoed) return 'veto';
        support += Math.max(-settings.loudest, Math.min(settings.loudest, bits));
      }
    }
    return support >= 0 ? 'yes' : 'support';
  }
}

/** Into bins of an eighth of a bit first: a million edges are otherwise compared twenty million times. */
function strongestFirst({ left, right, bits }: Edges): Uint32Array {
  const binOf = (edge: number): number =>
    Math.max(0, Math.min(mostBins - 1, Math.floor((strongest - (bits[edge] ?? 0)) * 8)));
  const starts = new Uint32Array(mostBins + 1);
  for (let edge = 0; edge < bits.length; edge += 1) starts[binOf(edge) + 1] = (starts[binOf(edge) + 1] ?? 0) + 1;
  for (let bin = 0; bin < mostBins; bin += 1) starts[bin + 1] = (starts[bin + 1] ?? 0) + (starts[bin] ?? 0);
  const order = new Uint32Array(bits.length);
  const filled = starts.slice();
  for (let edge = 0; edge < bits.length; edge += 1) {
    const bin = binOf(edge);
    order[filled[bin] ?? 0] = edge;
    filled[bin] = (filled[bin] ?? 0) + 1;
  }
  for (let bin = 0; bin < mostBins; bin += 1) {
    order
      .subarray(starts[bin], starts[bin + 1])
      .sort(
        (a, b) =>
          (bits[b] ?? 0) - (bits[a] ?? 0) ||
          Math.min(left[a] ?? 0, right[a] ?? 0) - Math.min(left[b] ?? 0, right[b] ?? 0) ||
          Math.max(left[a] ?? 0, right[a] ?? 0) - Math.max(left[b] ?? 0, right[b] ?? 0),
      );
  }
  return order;
}

/** No edge is stronger than this many bits, or it shares the first bin with those that are. */
const strongest = 120;
const mostBins = 8 * (strongest + 40);

function apartness(cannot: Ruled['cannot']): (i: number, j: number) => boolean {
  if (cannot.length === 0) return () => false;
  const pairs = new Set(cannot.map(([i, j]) => `${Math.min(i, j)} ${Math.max(i, j)}`));
  return (i, j) => pairs.has(`${Math.min(i, j)} ${Math.max(i, j)}`);
}
