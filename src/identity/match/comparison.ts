import type { Field } from '../features.ts';

/** What kind of value is compared; each kind has its own levels (`compare.ts`). */
export const comparisonKinds = [
  'given-name',
  'middle-name',
  'family-name',
  'date',
  'postcode',
  'email',
  'phone',
  'number',
  'text',
  'year',
  'stage',
  'course',
  'place',
] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

/**
 * The levels of each kind, the best first and the last one for what does not agree at all. The first is always equality,
 * and rare values weigh more there.
 */
export const levelsOf = {
  'given-name': ['exact', 'variant', 'close', 'similar', 'initial', 'swapped', 'different'],
  'middle-name': ['exact', 'variant', 'close', 'initial', 'different'],
  'family-name': ['exact', 'part', 'close', 'similar', 'different'],
  date: ['exact', 'swapped', 'slip', 'two parts', 'year', 'different'],
  postcode: ['exact', 'close', 'area', 'different'],
  email: ['exact', 'close', 'other domain', 'similar', 'named', 'different'],
  phone: ['exact', 'close', 'different'],
  number: ['exact', 'close', 'different'],
  text: ['exact', 'close', 'similar', 'different'],
  year: ['exact', 'a year apart', 'different'],
  stage: ['exact', 'in order', 'left before', 'qualified before'],
  course: ['exact', 'one provider', 'one after the other', 'at once'],
  place: ['exact', 'same provider', 'different'],
} as const satisfies Record<ComparisonKind, readonly string[]>;

/** Levels that one comparison has only together with others; random pairs are too few to tell how often strangers do. */
export const jointLevels: ReadonlySet<string> = new Set(['swapped', 'named']);

/** The level of a pair of which one side, or both, says nothing. */
export const notCompared = -1;

/** How often a level occurs: among records of one person, of any two people, and of two people of one household. */
export type LevelShares = {
  readonly level: string;
  readonly m: number;
  readonly u: number;
  readonly household: number;
};

export type Comparison = {
  readonly name: string;
  readonly field: Field;
  readonly kind: ComparisonKind;
  readonly levels: readonly LevelShares[];
};
