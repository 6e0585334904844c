import type { Latency } from '../percentile.ts';

/** What a load met: how long answers took, how many came a second, and what went wrong. */
export type Load = Latency & {
  readonly requestsPerSecond: number;
  readonly answered: number;
  /** Anything but a 200. */
  readonly errors: number;
};
