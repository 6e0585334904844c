import { notCompared } from './comparison.ts';
import { doNamesAgree, jointPlaces, namedLevel } from './joint-level.ts';
import type { ModelParameters } from './model.ts';
import type { Sample } from './sample-pairs.ts';

/** What a sample of pairs shows if a model is right: each pair counts for the kinds of pairs it may be, by their chances. */
export type Expectation = {
  readonly persons: number;
  readonly households: number;
  /** Of each comparison, how many pairs of one person and of one household are at each level. */
  readonly comparisons: readonly {
    readonly person: Float64Array;
    readonly household: Float64Array;
    /** Pairs of no strangers that agree exactly, by how often the value is found. */
    readonly known: Float64Array;
  }[];
  /** Strangers whose names agree and who both give an email: how many, and of how many the emails are alike. */
  readonly namesakes: { readonly all: number; readonly alike: number };
};

export function expect(sample: Sample, { comparisons, samePerson, sameHousehold }: ModelParameters): Expectation {
  const width = comparisons.length;
  const m = comparisons.map(({ levels }) => levels.map((level) => level.m));
  const u = comparisons.map(({ levels }) => levels.map((level) => level.u));
  const h = comparisons.map(({ levels }) => levels.map((level) => level.household));
  const sums = comparisons.map(({ levels, strangers }) => ({
    person: new Float64Array(levels.length),
    household: new Float64Array(levels.length),
    known: new Float64Array(strangers.length),
  }));
  const places = jointPlaces(comparisons);
  const namesakes = { all: 0, alike: 0 };
  let persons = 0;
  let households = 0;
  for (let pair = 0; pair < sample.size; pair += 1) {
    let person = sample.vetoed[pair] === 1 ? 0 : samePerson;
    let household = sameHousehold;
    let stranger = 1 - samePerson - sameHousehold;
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
    const first = pair * width;
    const email = sample.levels[first + places.email] ?? notCompared;
    if (
      email === notCompared ||
      !doNamesAgree(sample.levels[first + places.given], sample.levels[first + places.family])
    )
      continue;
    namesakes.all += stranger / all;
    if (email === namedLevel) namesakes.alike += stranger / all;
  }
  return { persons, households, comparisons: sums, namesakes };
}
