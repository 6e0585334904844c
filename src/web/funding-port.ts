import type { FundingComparison } from '#insight/funding-check.ts';
import type { Found } from './found.ts';
import type { NowTimes } from './port.ts';

/** The academic year by its first calendar year; null asks for that of the day, today, and the last settled instant. */
export type AskedFunding = {
  readonly year: number | null;
  readonly validOn: string | null;
  readonly knownAt: string | null;
};

/** Our counts of trainees beside the Funding team's; `fileAt` null when none of its files has come in. */
export type FundingTotals = FundingComparison & {
  readonly year: number;
  readonly validOn: string;
  readonly knownAt: string;
  readonly fileAt: string | null;
};

export type FundingPorts = {
  /** The times that may be asked about. */
  times(): Promise<NowTimes>;
  check(asked: AskedFunding): Promise<Found<FundingTotals>>;
};
