import { type Features, valuesOf } from '../features.ts';
import { compareLists } from './compare.ts';
import { levelsOf, notCompared } from './comparison.ts';
import { type JointPlaces, jointPlaces, setJointLevels } from './joint-level.ts';
import type { Model, ModelParameters, Weighed } from './model.ts';
import { areSwapped } from './swapped-name.ts';
import { type CompiledVeto, compileVetoes, type Veto, vetoOf } from './veto.ts';
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
  const prepared = preparedFor(parameters);
  const bits = weighPair(a, b, model, prepared);
  const { weights, level, rarity, vetoes } = prepared;
  const steps: Step[] = [
    { comparison: 'prior', level: 'two records at random', bits: weights.prior, left: null, right: null },
  ];
  let household = weights.householdPrior;
  for (const [at, { name, kind, field }] of parameters.comparisons.entries()) {
    const found = level[at] ?? notCompared;
    const rare = rarity[at] ?? Number.NaN;
    const of = weights.comparisons[at];
    if (of === undefined) continue;
    const [left, right] = [shown(valuesOf(a, field)), shown(valuesOf(b, field))];
    if (found === notCompared) {
      steps.push({ comparison: name, level: 'missing', bits: 0, left, right });
      continue;
    }
    const isRare = !Number.isNaN(rare);
    household += isRare ? of.logHousehold - rare : (of.household[found] ?? 0);
    steps.push({
      comparison: name,
      level: levelsOf[kind][found] ?? 'missing',
      bits: isRare ? of.logM - rare : (of.person[found] ?? 0),
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
  return { bits, probability: probabilityOf(bits), steps, veto: vetoOf(vetoes, level) };
}

/** The bits alone, for the many candidates of whom nothing more is asked. */
export function bitsOfPair(a: Features, b: Features, model: Model): number {
  return weighPair(a, b, model, preparedFor(model.parameters));
}

function weighPair(a: Features, b: Features, model: Model, prepared: Prepared): number {
  const { weights, places, level, rarity } = prepared;
  for (const [at, comparison] of model.parameters.comparisons.entries())
    setLevel(a, b, comparison, at, prepared, model);
  setJointLevels(level, places, () => areSwapped(a, b, model.comparers));
  return weigh(weights, level, rarity);
}

/** What is worked out once for a model, and room to weigh a pair in: a new record has many candidates. */
type Prepared = {
  readonly weights: Weights;
  readonly places: JointPlaces;
  readonly vetoes: readonly CompiledVeto[];
  /** Of the pair that was weighed last: the level of each comparison, and how rare what agrees exactly is, NaN where that is not known. */
  readonly level: Int8Array;
  readonly rarity: Float64Array;
};

const known = new WeakMap<ModelParameters, Prepared>();

function preparedFor(parameters: ModelParameters): Prepared {
  const before = known.get(parameters);
  if (before !== undefined) return before;
  const { comparisons } = parameters;
  const prepared: Prepared = {
    weights: weightsOf(parameters),
    places: jointPlaces(comparisons),
    vetoes: compileVetoes(parameters),
    level: new Int8Array(comparisons.length),
    rarity: new Float64Array(comparisons.length),
  };
  known.set(parameters, prepared);
  return prepared;
}

function setLevel(
  a: Features,
  b: Features,
  comparison: Weighed,
  at: number,
  { level, rarity }: Prepared,
  model: Model,
): void {
  const { name, field, kind } = comparison;
  level[at] = notCompared;
  rarity[at] = Number.NaN;
  const left = valuesOf(a, field);
  if (left.length === 0) return;
  const right = valuesOf(b, field);
  if (right.length === 0) return;
  const countOf = (value: string): number => model.frequency(name, value)?.count ?? 0;
  const found = compareLists(model.comparers[kind], left, right, countOf);
  level[at] = found.level;
  const frequency = found.shared === undefined ? undefined : model.frequency(name, found.shared);
  if (frequency !== undefined) rarity[at] = rarityBits(comparison, frequency.count, frequency.of);
}

function shown(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
