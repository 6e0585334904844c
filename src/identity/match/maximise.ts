import { type ComparisonKind, notCompared } from './comparison.ts';
import type { ModelParameters } from './model.ts';
import type { Sample } from './sample-pairs.ts';
import type { TrainingSettings } from './train.ts';

export function maximise(
  sample: Sample,
  now: ModelParameters,
  start: ModelParameters,
  settings: Pick<TrainingSettings, 'startWorth' | 'householdStartWorth'>,
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
