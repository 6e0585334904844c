import { notCompared } from './comparison.ts';
import type { ModelParameters, Weighed } from './model.ts';

/** Bits for and against "one person" and "one household", each against "two strangers". */
export type Weights = {
  readonly prior: number;
  readonly householdPrior: number;
  readonly comparisons: readonly ComparisonWeights[];
};

type ComparisonWeights = {
  readonly person: Float64Array;
  readonly household: Float64Array;
  /** log2 of m and of the household's share at equality, where u is that of the value. */
  readonly logM: number;
  readonly logHousehold: number;
};

export function weightsOf(parameters: ModelParameters): Weights {
  const strangers = 1 - parameters.samePerson - parameters.sameHousehold;
  return {
    prior: Math.log2(parameters.samePerson / strangers),
    householdPrior: Math.log2(parameters.sameHousehold / strangers),
    comparisons: parameters.comparisons.map(({ levels }) => ({
      person: Float64Array.from(levels, ({ m, u }) => Math.log2(m / u)),
      household: Float64Array.from(levels, ({ u, household }) => Math.log2(household / u)),
      logM: Math.log2(levels[0]?.m ?? 1),
      logHousehold: Math.log2(levels[0]?.household ?? 1),
    })),
  };
}

/** log2 of the chance that a stranger carries a value which `count` of `of` records carry, the one at hand among them. */
export function rarityBits({ strangers }: Weighed, count: number, of: number): number {
  return Math.log2(Math.min(0.5, (Math.max(1, count - 1) / of) * (strangers[rarityBin(count, strangers.length)] ?? 1)));
}

/** Values found once, twice to thrice, four to seven times...; the last bin holds all that are commoner. */
export function rarityBin(count: number, bins: number): number {
  return Math.min(bins - 1, 31 - Math.clz32(Math.max(1, count)));
}

/**
 * The bits of a pair from its levels: the whole arithmetic of the model, for one pair and for a million alike.
 * @param level the level of each comparison
 * @param rarity of comparisons that agree exactly, `rarityBits` of the value; NaN where its frequency is not known
 */
export function weigh(weights: Weights, level: ArrayLike<number>, rarity: ArrayLike<number>): number {
  let person = weights.prior;
  let household = weights.householdPrior;
  for (let at = 0; at < weights.comparisons.length; at += 1) {
    const found = level[at] ?? notCompared;
    if (found === notCompared) continue;
    const of = weights.comparisons[at];
    if (of === undefined) continue;
    const known = found === 0 ? (rarity[at] ?? Number.NaN) : Number.NaN;
    person += Number.isNaN(known) ? (of.person[found] ?? 0) : of.logM - known;
    household += Number.isNaN(known) ? (of.household[found] ?? 0) : of.logHousehold - known;
  }
  return person - householdCost(household);
}

/** What "they only live together" takes from the evidence for one person; nothing when that is unlikely. */
export function householdCost(household: number): number {
  if (household < -30) return 0;
  return household > 60 ? household : Math.log2(1 + 2 ** household);
}

export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
