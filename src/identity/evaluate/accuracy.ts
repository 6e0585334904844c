import { KeyNumbers } from '../match/key-numbers.ts';

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
  const size = group.length;
  const numbers = new KeyNumbers(size);
  const cell = new Int32Array(size);
  for (let row = 0; row < size; row += 1) cell[row] = numbers.of(group[row] ?? 0, truth[row] ?? 0);
  const found = countsOf(group, side);
  const labelled = countsOf(truth, side);
  const cells = countsOf(cell, side);
  const right = pairsIn(cells, side !== null);
  const linked = pairsIn(found, side !== null);
  const wanted = pairsIn(labelled, side !== null);
  let precision = 0;
  let recall = 0;
  let exact = 0;
  const isDone = new Uint8Array(numbers.count);
  for (let row = 0; row < size; row += 1) {
    const at = cell[row] ?? 0;
    if (isDone[at] === 1) continue;
    isDone[at] = 1;
    const both = sizeOf(cells, at);
    const inGroup = sizeOf(found, group[row] ?? 0);
    const ofPerson = sizeOf(labelled, truth[row] ?? 0);
    precision += both ** 2 / inGroup;
    recall += both ** 2 / ofPerson;
    if (both === inGroup && both === ofPerson) exact += 1;
  }
  return {
    pairwise: { ...accuracy(right, linked, wanted), right, wrong: linked - right, lost: wanted - right },
    bcubed: harmonic(precision / size, recall / size),
    exactClusters: accuracy(exact, kindsIn(found), kindsIn(labelled)),
  };
}

/** How many records of each number there are in the first list, and in the second. */
type Counts = readonly [Int32Array, Int32Array];

function countsOf(of: Int32Array, side: Uint8Array | null): Counts {
  const most = of.reduce((max, each) => Math.max(max, each), 0) + 1;
  const counts: Counts = [new Int32Array(most), new Int32Array(side === null ? 0 : most)];
  for (let row = 0; row < of.length; row += 1) {
    const list = counts[side?.[row] === 1 ? 1 : 0];
    const at = of[row] ?? 0;
    list[at] = (list[at] ?? 0) + 1;
  }
  return counts;
}

function sizeOf([first, second]: Counts, at: number): number {
  return (first[at] ?? 0) + (second[at] ?? 0);
}

function pairsIn([first, second]: Counts, isLink: boolean): number {
  let pairs = 0;
  for (let at = 0; at < first.length; at += 1) {
    const count = first[at] ?? 0;
    pairs += isLink ? count * (second[at] ?? 0) : (count * (count - 1)) / 2;
  }
  return pairs;
}

function kindsIn(counts: Counts): number {
  let kinds = 0;
  for (let at = 0; at < counts[0].length; at += 1) if (sizeOf(counts, at) > 0) kinds += 1;
  return kinds;
}

/** Without any pair found nothing found is wrong, and without any to find nothing is lost. */
export function accuracy(right: number, found: number, wanted: number): Accuracy {
  return harmonic(found === 0 ? 1 : right / found, wanted === 0 ? 1 : right / wanted);
}

function harmonic(precision: number, recall: number): Accuracy {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
