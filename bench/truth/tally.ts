import { add, type Counts, count, nobody, type Verdict } from './verdict.ts';

export type Both = { readonly status: Counts; readonly email: Counts };

/** By what the answers are split, each with its values. */
export const facets = ['place', 'held', 'stage', 'true status', 'route', 'provider type', 'cycle'] as const;
export type Facet = (typeof facets)[number];

/** Answers that miss the truth in the same way: wrong ones, and those that say "unknown" of what a source had said. */
export type Miss = {
  readonly about: 'status' | 'email';
  readonly verdict: Verdict;
  readonly rule: string;
  readonly truth: string;
  readonly ours: string;
  readonly held: string;
  /** Person-weeks. */
  readonly answers: number;
  readonly people: number;
  readonly example: Example;
};

export type Example = {
  readonly key: string;
  readonly on: string;
  readonly truth: string;
  readonly ours: string;
  readonly confidence: string;
  readonly because: string;
};

/** Of whom the answers of every week are counted: who was recruited by that day, whatever came of it, and who was not. */
export const allSeries = ['with a place', 'without a place'] as const;
export type Series = (typeof allSeries)[number];

/** The marks of many answers; the tallies of different people add up. */
export type Tally = {
  /** By series and moment. */
  readonly moments: Readonly<Record<string, Readonly<Record<string, Both>>>>;
  readonly splits: Readonly<Record<string, Readonly<Record<string, Both>>>>;
  readonly misses: Readonly<Record<string, Miss>>;
  /** By moment: people of whom nobody had heard, who are not marked; and those held as several of ours. */
  readonly unheard: Readonly<Record<string, number>>;
  readonly split: Readonly<Record<string, number>>;
};

export const emptyTally: Tally = { moments: {}, splits: {}, misses: {}, unheard: {}, split: {} };

export function addTallies(one: Tally, other: Tally): Tally {
  return {
    moments: merge(one.moments, other.moments, (a, b) => merge(a, b, addBoth)),
    splits: merge(one.splits, other.splits, (a, b) => merge(a, b, addBoth)),
    misses: merge(one.misses, other.misses, addMisses),
    unheard: merge(one.unheard, other.unheard, (a, b) => a + b),
    split: merge(one.split, other.split, (a, b) => a + b),
  };
}

export function addBoth(one: Both, other: Both): Both {
  return { status: add(one.status, other.status), email: add(one.email, other.email) };
}

/** One answer's marks, as a share of the person. */
export function bothOf(status: Verdict, email: Verdict, weight: number): Both {
  return { status: count(nobody, status, weight), email: count(nobody, email, weight) };
}

function addMisses(one: Miss, other: Miss): Miss {
  const [first] = [one.example, other.example].toSorted((a, b) => (`${a.key} ${a.on}` < `${b.key} ${b.on}` ? -1 : 1));
  return {
    ...one,
    answers: one.answers + other.answers,
    people: one.people + other.people,
    example: first ?? one.example,
  };
}

export function merge<Value>(
  one: Readonly<Record<string, Value>>,
  other: Readonly<Record<string, Value>>,
  both: (a: Value, b: Value) => Value,
): Readonly<Record<string, Value>> {
  const merged: Record<string, Value> = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const known = merged[name];
    merged[name] = known === undefined ? value : both(known, value);
  }
  return merged;
}
