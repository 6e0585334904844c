import type { Instant } from '#kernel/instant.ts';
import type { Channel } from './ledger.ts';

/** What one reading of a feed covers: a cycle year, a provider's year, a file. */
export type RunScope = Channel & { readonly scope: string };

/** A reading of a feed's scope under way. */
export type Run = RunScope & {
  readonly id: string;
  readonly startedAt: Instant;
  /** Ask for what changed from here; null asks for everything. */
  readonly since: Instant | null;
  /** The page to ask for next; a run that was cut off goes on here. */
  readonly nextPage: number;
};

/** A complete run moves the watermark and is evidence that nothing else changed; any other proves no absence. */
export type RunEnd =
  | {
      readonly outcome: 'complete';
      readonly reached: Instant;
      readonly covers: readonly string[];
      readonly full: boolean;
      /** What somebody should know of it all the same. */
      readonly note?: string | null;
    }
  | { readonly outcome: 'partial' | 'failed'; readonly problem: string };

/** What one page, or none, added to a run: where it goes on after a crash, and whether it ended. */
export type RunStep = {
  readonly run: Run;
  readonly next: number;
  readonly rows: number;
  readonly landed: number;
  readonly quarantined: number;
  readonly end: RunEnd | null;
};

/** When a scope was last begun, and last read in full. */
export type LastRun = RunScope & {
  readonly startedAt: Instant;
  readonly fullAt: Instant | null;
  readonly running: boolean;
};
