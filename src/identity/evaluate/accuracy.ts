/** Precision, recall and their harmonic mean. */
export type Accuracy = { readonly precision: number; readonly recall: number; readonly f1: number };

export type GroupAccuracy = {
  readonly pairwise: Accuracy & { readonly right: number; readonly wrong: number; readonly lost: number };
  readonly bcubed: Accuracy;
  readonly exactClusters: Accuracy;
};

/**
 * How a grouping stands to the truth, over all true pairs, those that nothing ever compared included.
 * @param group of each record, as found; @param truth of each record, as labelled
 * @param side where two lists are linked, the list of each record: only pairs across them count
 */
export function accuracyOf(group: Int32Array, truth: Int32Array, side: Uint8Array | null): GroupAccuracy {
  const cells = new Map<number, number[]>();
  const found = new Map<number, number[]>();
  const labelled = new Map<number, number[]>();
  for (let row = 0; row < group.length; row += 1) {
    const [in_, of] = [group[row] ?? 0, truth[row] ?? 0];
    count(cells, in_ * 2 ** 26 + of, side?.[row] ?? 0);
    count(found, in_, side?.[row] ?? 0);
    count(labelled, of, side?.[row] ?? 0);
  }
  const pairs =
    side === null ? ([a = 0]: readonly number[]) => (a * (a - 1)) / 2 : ([a = 0, b = 0]: readonly number[]) => a * b;
  const right = sumOf(cells, pairs);
  const linked = sumOf(found, pairs);
  const wanted = sumOf(labelled, pairs);
  let precision = 0;
  let recall = 0;
  let exact = 0;
  for (const [cell, counts] of cells) {
    const of = found.get(Math.floor(cell / 2 ** 26)) ?? [];
    const label = labelled.get(cell % 2 ** 26) ?? [];
    const size = total(counts);
    precision += size ** 2 / total(of);
    recall += size ** 2 / total(label);
    if (size === total(of) && size === total(label)) exact += 1;
  }
  return {
    pairwise: { ...accuracy(right, linked, wanted), right, wrong: linked - right, lost: wanted - right },
    bcubed: harmonic(precision / group.length, recall / group.length),
    exactClusters: accuracy(exact, found.size, labelled.size),
  };
}

function count(counts: Map<number, number[]>, key: number, side: number): void {
  const known = counts.get(key);
  if (known === undefined) counts.set(key, side === 0 ? [1, 0] : [0, 1]);
  else known[side] = (known[side] ?? 0) + 1;
}

function sumOf(counts: ReadonlyMap<number, readonly number[]>, pairs: (counts: readonly number[]) => number): number {
  let sum = 0;
  for (const each of counts.values()) sum += pairs(each);
  return sum;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, each) => sum + each, 0);
}

/** Without any pair found nothing found is wrong, and without any to find nothing is lost. */
export function accuracy(right: number, found: number, wanted: number): Accuracy {
  return harmonic(found === 0 ? 1 : right / found, wanted === 0 ? 1 : right / wanted);
}

function harmonic(precision: number, recall: number): Accuracy {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
