import type { Instant } from '#kernel/instant.ts';
import type { Difference } from './difference.ts';
import type { Differences, PairDifferences } from './outcome.ts';
import type { Thresholds } from './thresholds.ts';

type Run = {
  readonly model: string;
  readonly thresholds: Thresholds;
  readonly seconds: number;
  readonly people: number;
  readonly records: number;
  /** Likely pairs that were found. */
  readonly pairs: number;
  readonly differences: Differences;
};

/** A blocking rule of which some keys are held by more records than it allows: nobody is found by those. */
export type HotRule = {
  readonly rule: string;
  readonly atMost: number;
  readonly keys: number;
  /** Records that hold one of them; a record that holds two is counted twice. */
  readonly records: number;
  /** The keys of most records, named by the beginning of their hash: what they say is personal. */
  readonly worst: readonly HotKey[];
};
export type HotKey = { readonly key: string; readonly records: number };

/** Everybody matched again under the texts in force. */
export type MatchCheck = Run & {
  readonly pairDifferences: PairDifferences;
  /** Questions that were opened. */
  readonly filed: number;
  readonly hot: readonly HotRule[];
};

/** One thing that another model would do, by record and person, never by what a record says. */
export type Move = {
  readonly kind: Difference['kind'];
  readonly groups: readonly (readonly string[])[];
  readonly people: readonly string[];
  readonly bits: number | null;
};

/** Everybody matched again under another model; nothing came of it. */
export type ShadowRun = Run & { readonly moves: readonly Move[] };

/** A run as it is kept; `at` is when it ended. */
export type Kept<What> = What & { readonly at: Instant };
