import type { Comparers } from './compare.ts';
import type { Comparison } from './comparison.ts';

/**
 * The parameters of the model: an immutable text with a version (`policy/identity/model-*.json`), or what training on a
 * set of records made of one.
 */
export type ModelParameters = {
  readonly version: string;
  /** Of two random records, the share that is one person's. */
  readonly samePerson: number;
  /** Of two random records, the share of two people of one household or family: what else would explain agreement. */
  readonly sameHousehold: number;
  readonly comparisons: readonly Weighed[];
  readonly vetoes: readonly VetoRule[];
};

export type Weighed = Comparison & {
  /**
   * Of pairs that agree exactly on a value that is found 1, 2 to 3, 4 to 7... times: the share of two different people.
   * Whoever shares a rare value is mostly the same person met twice, so it is rarer among people than among records.
   */
  readonly strangers: readonly number[];
};

/**
 * Two records that cannot be one person's without somebody saying so, however much else agrees: every comparison of
 * `when` is at one of its levels, and none of `unless` is.
 */
export type VetoRule = {
  readonly name: string;
  readonly when: readonly AtLevel[];
  readonly unless: readonly AtLevel[];
  /** Between two lists that name each person once it does not hold: a twin would stand in both, and be the better match. */
  readonly notBetweenLists: boolean;
};

export type AtLevel = { readonly comparison: string; readonly levels: readonly string[] };

/** How many records carry a value of a comparison, of how many that carry any; undefined where that is not known. */
export type Frequency = (
  comparison: string,
  value: string,
) => { readonly count: number; readonly of: number } | undefined;

export type Model = {
  readonly parameters: ModelParameters;
  readonly comparers: Comparers;
  readonly frequency: Frequency;
};
