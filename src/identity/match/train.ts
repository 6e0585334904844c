import type { Block } from './block.ts';
import { candidatesOf, fewRecords } from './candidates.ts';
import { type ComparisonKind, jointLevels, type LevelShares, notCompared } from './comparison.ts';
import type { Model, ModelParameters, Weighed } from './model.ts';
import { pairScorer } from './pair-scorer.ts';
import type { Counts, Table } from './table.ts';
import { rarityBin } from './weigh.ts';

export type TrainingSettings = {
  /** Random pairs from which it is learned how often strangers agree. */
  readonly randomPairs: number;
  /** Candidate pairs from which it is learned how often one person's records agree. */
  readonly candidatePairs: number;
  readonly rounds: number;
  /** How many pairs the shares that training starts from are worth. */
  readonly startWorth: number;
  readonly householdStartWorth: number;
  /** Below so many bits a candidate is no evidence about anybody. */
  readonly floor: number;
};

export type Trained = { readonly parameters: ModelParameters; readonly pairs: number; readonly rounds: number };

/**
 * Fits a model to records of which nobody has said who is who: u from random pairs, then m, the share of households, and
 * how rare shared values are among strangers, by expectation and maximisation over candidate pairs of a sample. It starts
 * from the model's own shares, which count as so many pairs. A pair that a
 * veto forbids is nobody's, which is how families show what they share.
 * @param isWanted which pairs are asked about at all
 */
export function train(
  table: Table,
  counts: readonly Counts[],
  model: Model,
  blocks: readonly Block[],
  settings: TrainingSettings,
  isWanted: (i: number, j: number) => boolean = () => true,
): Trained {
  const prior = samePersonAtFirst(table.size);
  const started: ModelParameters = {
    ...model.parameters,
    samePerson: prior,
    sameHousehold: prior * (model.parameters.sameHousehold / model.parameters.samePerson),
    comparisons: withRandomShares(table, counts, model, settings),
  };
  const sample = samplePairs(table, counts, { ...model, parameters: started }, blocks, settings, isWanted);
  let parameters = started;
  for (let round = 0; round < settings.rounds; round += 1) {
    parameters = maximise(sample, parameters, started, settings);
  }
  return { parameters, pairs: sample.size, rounds: settings.rounds };
}

/** One in so many persons, before anything is known of how often one is met. */
function samePersonAtFirst(size: number): number {
  return 1 / Math.max(2, size);
}

/** u of the levels below equality, by comparing records at random; a few thousand agreements tell each share. */
function withRandomShares(
  table: Table,
  counts: readonly Counts[],
  model: Model,
  { randomPairs }: TrainingSettings,
): readonly Weighed[] {
  const { comparisons } = model.parameters;
  const scorer = pairScorer(table, counts, model);
  const tallies = comparisons.map(({ levels }) => new Float64Array(levels.length));
  const random = randomFrom(20_251_126);
  for (let pair = 0; pair < randomPairs; pair += 1) {
    const i = Math.floor(random() * table.size);
    const j = Math.floor(random() * table.size);
    if (i === j) continue;
    scorer.score(i, j, Number.NEGATIVE_INFINITY);
    for (const [at, tally] of tallies.entries()) {
      const level = scorer.level[at] ?? notCompared;
      if (level !== notCompared) tally[level] = (tally[level] ?? 0) + 1;
    }
  }
  return comparisons.map((comparison, at) => {
    const tally = tallies[at] ?? new Float64Array();
    const { rarest, of } = counts[at] ?? { rarest: new Int32Array(), of: 0 };
    return { ...comparison, levels: withU(comparison.levels, tally, agreementOf(rarest, of)) };
  });
}

/** The chance that two records agree exactly, from how often each value is met. */
function agreementOf(rarest: Int32Array, of: number): number {
  let sum = 0;
  for (const count of rarest) sum += count * Math.max(1, count - 1);
  return of === 0 ? 0 : sum / (of * of);
}

/** The chances before anything was counted weigh as much as this many pairs. */
const randomStartWorth = 50;

function withU(levels: readonly LevelShares[], tally: Float64Array, agreement: number): readonly LevelShares[] {
  const pairs = tally.reduce((sum, count) => sum + count, 0);
  return levels.map((level, at) => ({
    ...level,
    u: jointLevels.has(level.level)
      ? level.u
      : at === 0 && agreement > 0
        ? Math.min(0.9, agreement)
        : Math.max(leastU, ((tally[at] ?? 0) + randomStartWorth * level.u) / (pairs + randomStartWorth)),
  }));
}

const leastU = 1e-7;

/** Candidate pairs of some records: the levels, and for what agrees exactly the rarity of the value. */
type Sample = {
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

function samplePairs(
  table: Table,
  counts: readonly Counts[],
  model: Model,
  blocks: readonly Block[],
  settings: TrainingSettings,
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

function maximise(
  sample: Sample,
  now: ModelParameters,
  start: ModelParameters,
  settings: TrainingSettings,
): ModelParameters {
  const { comparisons } = now;
  const width = comparisons.length;
  const strangersShare = 1 - now.samePerson - now.sameHousehold;
  const m = comparisons.map(({ levels }) => levels.map((level) => level.m));
  const u = comparisons.map(({ levels }) => levels.map((level) => level.u));
  const h = comparisons.map(({ levels }) => levels.map((level) => level.household));
  const sums = comparisons.map(({ levels, strangers }) => ({
    person: new Float64Array(levels.length),
    household: new Float64Array(levels.length),
    known: new Float64Array(strangers.length),
  }));
  let persons = 0;
  let households = 0;
  for (let pair = 0; pair < sample.size; pair += 1) {
    let person = sample.vetoed[pair] === 1 ? 0 : now.samePerson;
    let household = now.sameHousehold;
    let stranger = strangersShare;
    for (let at = 0; at < width; at += 1) {
      const place = pair * width + at;
      const level = sample.levels[place] ?? notCompared;
      if (level === notCompared) continue;
      person *= m[at]?.[level] ?? 1;
      household *= h[at]?.[level] ?? 1;
      stranger *=
        level === 0
          ? (sample.chance[place] ?? 1) * (comparisons[at]?.strangers[sample.bins[place] ?? 0] ?? 1)
          : (u[at]?.[level] ?? 1);
    }
    const all = person + household + stranger;
    const isPerson = person / all;
    const isHousehold = household / all;
    persons += isPerson;
    households += isHousehold;
    for (let at = 0; at < width; at += 1) {
      const place = pair * width + at;
      const level = sample.levels[place] ?? notCompared;
      const sum = sums[at];
      if (level === notCompared || sum === undefined) continue;
      sum.person[level] = (sum.person[level] ?? 0) + isPerson;
      sum.household[level] = (sum.household[level] ?? 0) + isHousehold;
      const bin = sample.bins[place] ?? 0;
      if (level === 0) sum.known[bin] = (sum.known[bin] ?? 0) + isPerson + isHousehold;
    }
  }
  return {
    ...now,
    samePerson: (persons + 1) / (sample.allPairs + 1 / start.samePerson),
    sameHousehold: (households + 1) / (sample.allPairs + 1 / start.sameHousehold),
    comparisons: comparisons.map((comparison, at) => {
      const sum = sums[at];
      const first = start.comparisons[at];
      if (sum === undefined || first === undefined) return comparison;
      const m = fitted(
        sum.person,
        first.levels.map((level) => level.m),
        settings.startWorth,
      );
      const household = isOfPlace.has(comparison.kind)
        ? fitted(
            sum.household,
            first.levels.map((level) => level.household),
            settings.householdStartWorth,
          )
        : first.levels.map((level) => level.household);
      return {
        ...comparison,
        levels: comparison.levels.map((level, index) => ({
          ...level,
          m: m[index] ?? level.m,
          household: household[index] ?? level.household,
        })),
        strangers: comparison.strangers.map((_, bin) => {
          const all = sample.agreeing[at]?.[bin] ?? 0;
          return Math.min(
            1,
            Math.max(leastStrangers, (all - (sum.known[bin] ?? 0) + strangersWorth) / (all + strangersWorth)),
          );
        }),
      };
    }),
  };
}

/**
 * What a household shares or does not. Its given names and birthdays stay as the model has them: left to itself, this class
 * takes persons who moved for families.
 */
const isOfPlace: ReadonlySet<ComparisonKind> = new Set<ComparisonKind>([
  'family-name',
  'postcode',
  'email',
  'phone',
  'text',
]);

/** However rare a value, some stranger may carry it. */
const leastStrangers = 0.03;
const strangersWorth = 5;

function fitted(sums: Float64Array, start: readonly number[], worth: number): readonly number[] {
  const all = sums.reduce((sum, one) => sum + one, 0);
  return start.map((share, at) => Math.max(leastShare, ((sums[at] ?? 0) + worth * share) / (all + worth)));
}

const leastShare = 1e-5;

/** The same numbers each time, so that the same records give the same model (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
