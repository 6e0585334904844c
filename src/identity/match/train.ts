import type { Block } from './block.ts';
import { jointLevels, type LevelShares, notCompared } from './comparison.ts';
import { maximise } from './maximise.ts';
import type { Model, ModelParameters, Weighed } from './model.ts';
import { pairScorer } from './pair-scorer.ts';
import { samplePairs } from './sample-pairs.ts';
import type { Counts, Table } from './table.ts';
import type { TrainingSettings } from './training-settings.ts';

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
