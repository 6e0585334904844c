import { type Features, valuesOf } from '../features.ts';
import { compareLists } from './compare.ts';
import { levelsOf, notCompared } from './comparison.ts';
import { jointPlaces, setJointLevels } from './joint-level.ts';
import type { Model, ModelParameters, Weighed } from './model.ts';
import { areSwapped } from './swapped-name.ts';
import { type Veto, vetoOf } from './veto.ts';
import { householdCost, probabilityOf, rarityBits, type Weights, weigh, weightsOf } from './weigh.ts';

/** One comparison's share of a pair's bits, with the values that were compared. */
export type Step = {
  readonly comparison: string;
  readonly level: string;
  readonly bits: number;
  readonly left: string | null;
  readonly right: string | null;
};

export type Scored = {
  readonly bits: number;
  readonly probability: number;
  /** The prior, each comparison, and what a shared household takes off; they add up to `bits`. */
  readonly steps: readonly Step[];
  readonly veto: Veto | null;
};

/** How likely two records are one person's, and why. The one truth about a pair: the batch is proved equal to it. */
export function scorePair(a: Features, b: Features, model: Model): Scored {
  const { parameters } = model;
  const { bits, weights, found, level } = weighPair(a, b, model);
  const steps: Step[] = [
    { comparison: 'prior', level: 'two records at random', bits: weights.prior, left: null, right: null },
  ];
  let household = weights.householdPrior;
  for (const [at, { name, kind, field }] of parameters.comparisons.entries()) {
    const each = found[at];
    const of = weights.comparisons[at];
    if (each === undefined || of === undefined) continue;
    const [left, right] = [shown(valuesOf(a, field)), shown(valuesOf(b, field))];
    if (each.level === notCompared) {
      steps.push({ comparison: name, level: 'missing', bits: 0, left, right });
      continue;
    }
    const isRare = !Number.isNaN(each.rarity);
    household += isRare ? of.logHousehold - each.rarity : (of.household[each.level] ?? 0);
    steps.push({
      comparison: name,
      level: levelsOf[kind][each.level] ?? 'missing',
      bits: isRare ? of.logM - each.rarity : (of.person[each.level] ?? 0),
      left,
      right,
    });
  }
  steps.push({
    comparison: 'household',
    level: 'one household',
    bits: -householdCost(household),
    left: null,
    right: null,
  });
  return { bits, probability: probabilityOf(bits), steps, veto: vetoOf(parameters, level) };
}

/** The bits alone, for the many candidates of whom nothing more is asked. */
export function bitsOfPair(a: Features, b: Features, model: Model): number {
  return weighPair(a, b, model).bits;
}

function weighPair(a: Features, b: Features, model: Model) {
  const weights = preparedWeights(model.parameters);
  const found = levelsOfPair(a, b, model);
  const level = found.map((each) => each.level);
  const rarity = found.map((each) => each.rarity);
  return { bits: weigh(weights, level, rarity), weights, found, level };
}

/** Of one model the weights are worked out once, not for each pair. */
const prepared = new WeakMap<ModelParameters, Weights>();

function preparedWeights(parameters: ModelParameters): Weights {
  const known = prepared.get(parameters) ?? weightsOf(parameters);
  prepared.set(parameters, known);
  return known;
}

type Found = { readonly level: number; readonly rarity: number };

function levelsOfPair(a: Features, b: Features, model: Model): readonly Found[] {
  const { comparisons } = model.parameters;
  const found = comparisons.map((comparison) => levelOf(a, b, comparison, model));
  const level = Int8Array.from(found, (each) => each.level);
  setJointLevels(level, jointPlaces(comparisons), () => areSwapped(a, b, model.comparers));
  return found.map(({ rarity }, at) => ({ level: level[at] ?? notCompared, rarity }));
}

function levelOf(a: Features, b: Features, comparison: Weighed, model: Model): Found {
  const { name, field, kind } = comparison;
  const countOf = (value: string): number => model.frequency(name, value)?.count ?? 0;
  const { level, shared } = compareLists(model.comparers[kind], valuesOf(a, field), valuesOf(b, field), countOf);
  const frequency = shared === undefined ? undefined : model.frequency(name, shared);
  const rarity = frequency === undefined ? Number.NaN : rarityBits(comparison, frequency.count, frequency.of);
  return { level, rarity };
}

function shown(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
