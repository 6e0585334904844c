import type { Block } from './block.ts';
import { candidatesOf, fewRecords } from './candidates.ts';
import { notCompared } from './comparison.ts';
import type { Model } from './model.ts';
import { pairScorer } from './pair-scorer.ts';
import type { Counts, Table } from './table.ts';
import type { TrainingSettings } from './training-settings.ts';
import { rarityBin } from './weigh.ts';

/** Candidate pairs of some records: the levels, and for what agrees exactly the rarity of the value. */
export type Sample = {
  readonly size: number;
  readonly levels: Int8Array;
  /** `count - 1` of the value, of `of`: u of the value is that share times what strangers have of it. */
  readonly chance: Float64Array;
  readonly bins: Int8Array;
  /** Of each pair, 1 where a veto says that it is no one person. */
  readonly vetoed: Uint8Array;
  /** All pairs among which the candidates were found, and of each comparison and bin those that agree exactly. */
  readonly allPairs: number;
  readonly agreeing: readonly Float64Array[];
};

export function samplePairs(
  table: Table,
  counts: readonly Counts[],
  model: Model,
  blocks: readonly Block[],
  settings: Pick<TrainingSettings, 'candidatePairs' | 'floor'>,
  isWanted: (i: number, j: number) => boolean,
): Sample {
  const { comparisons } = model.parameters;
  const width = comparisons.length;
  const scorer = pairScorer(table, counts, model);
  const levels = new Int8Array(settings.candidatePairs * width);
  const chance = new Float64Array(settings.candidatePairs * width);
  const bins = new Int8Array(settings.candidatePairs * width);
  const vetoed = new Uint8Array(settings.candidatePairs);
  let size = 0;
  let allPairs = 0;
  let taken = 0;
  const records = function* (): Generator<number> {
    for (const i of spread(table.size)) {
      if (size >= settings.candidatePairs) return;
      allPairs += i;
      taken += i;
      yield i;
    }
  };
  candidatesOf(
    table.size,
    blocks,
    (i, j) => {
      if (size >= settings.candidatePairs || !isWanted(i, j)) return;
      if (scorer.score(i, j, settings.floor) < settings.floor) return;
      for (let at = 0; at < width; at += 1) {
        const place = size * width + at;
        const level = scorer.level[at] ?? notCompared;
        levels[place] = level;
        const id = table.columns[at]?.ids[i] ?? -1;
        const count = level === 0 ? (counts[at]?.rarest[id] ?? 1) : 1;
        chance[place] = Math.max(1, count - 1) / (counts[at]?.of ?? 1);
        bins[place] = rarityBin(count, comparisons[at]?.strangers.length ?? 1);
      }
      vetoed[size] = scorer.isVetoed() ? 1 : 0;
      size += 1;
    },
    records(),
  );
  const share = taken / ((table.size * (table.size - 1)) / 2);
  return {
    size,
    levels,
    chance,
    bins,
    vetoed,
    allPairs,
    agreeing: comparisons.map(({ strangers }, at) => agreeingPairs(counts[at], strangers.length, share)),
  };
}

function agreeingPairs(counts: Counts | undefined, bins: number, share: number): Float64Array {
  const pairs = new Float64Array(bins);
  for (const count of counts?.rarest ?? []) {
    const bin = rarityBin(count, bins);
    pairs[bin] = (pairs[bin] ?? 0) + ((count * (count - 1)) / 2) * share;
  }
  return pairs;
}

/** All records in an order that takes them from everywhere: so many steps ahead, where no step comes back too soon. */
function* spread(size: number): Generator<number> {
  if (size <= fewRecords) {
    for (let i = 0; i < size; i += 1) yield i;
    return;
  }
  let step = Math.floor(size * 0.618_034) | 1;
  while (greatestCommonDivisor(step, size) !== 1) step += 2;
  for (let taken = 0, i = 0; taken < size; taken += 1, i = (i + step) % size) yield i;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
