import type { ComparisonKind } from './comparison.ts';
import { expect } from './expect.ts';
import { namedLevel } from './joint-level.ts';
import type { ModelParameters, Weighed } from './model.ts';
import type { Sample } from './sample-pairs.ts';
import type { TrainingSettings } from './training-settings.ts';

/** The model under which the sample is likelier, by one round of expectation and maximisation. */
export function maximise(
  sample: Sample,
  now: ModelParameters,
  start: ModelParameters,
  settings: Pick<TrainingSettings, 'startWorth' | 'householdStartWorth'>,
): ModelParameters {
  const { persons, households, comparisons, namesakes } = expect(sample, now);
  return {
    ...now,
    samePerson: (persons + 1) / (sample.allPairs + 1 / start.samePerson),
    sameHousehold: (households + 1) / (sample.allPairs + 1 / start.sameHousehold),
    comparisons: now.comparisons.map((comparison, at) => {
      const sum = comparisons[at];
      const first = start.comparisons[at];
      if (sum === undefined || first === undefined) return comparison;
      const m = fitted(
        sum.person,
        first.levels.map((level) => level.m),
        settings.startWorth,
      );
      const ofHousehold = first.levels.map((level) => level.household);
      const household = isOfPlace.has(comparison.kind)
        ? fitted(sum.household, ofHousehold, settings.householdStartWorth)
        : ofHousehold;
      return {
        ...comparison,
        levels: comparison.levels.map((level, index) => ({
          ...level,
          m: m[index] ?? level.m,
          u:
            comparison.kind === 'email' && index === namedLevel
              ? likeEmails(namesakes, first.levels[index]?.u ?? level.u, settings)
              : level.u,
          household: household[index] ?? level.household,
        })),
        strangers: strangersOf(comparison, sum.known, sample.agreeing[at]),
      };
    }),
  };
}

/** How often namesakes who are strangers have like emails: many, since each makes one of the same name. */
function likeEmails(
  { all, alike }: { readonly all: number; readonly alike: number },
  start: number,
  { startWorth }: Pick<TrainingSettings, 'startWorth'>,
): number {
  return (alike + startWorth * start) / (all + startWorth);
}

/** Of all pairs that share a value, the share that are strangers, by how often the value is found. */
function strangersOf(
  { strangers }: Weighed,
  known: Float64Array,
  agreeing: Float64Array | undefined,
): readonly number[] {
  return strangers.map((_, bin) => {
    const all = agreeing?.[bin] ?? 0;
    const share = (all - (known[bin] ?? 0) + strangersWorth) / (all + strangersWorth);
    return Math.min(1, Math.max(leastStrangers, share));
  });
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
