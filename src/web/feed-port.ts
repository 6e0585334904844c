import type { DriftDeed, DriftKind } from '#observation/drift.ts';
import type { Feed } from '#source/feed.ts';

/** A feed's channel: what it may say, when it is asked, and what the policy promises of it. */
export type FeedChannel = {
  readonly name: string;
  readonly isComplete: boolean;
  readonly silentAbout: readonly string[];
  /** What the timetable says of it, in words. */
  readonly timetable: string;
  readonly promise: string;
  readonly freshness: 'fresh' | 'late' | 'never';
  readonly lastCompleteRun: string | null;
  readonly drift: string;
};

/** What a channel's runs brought on a day. */
export type FeedDay = {
  readonly day: string;
  readonly channel: string;
  readonly runs: number;
  readonly incomplete: number;
  readonly rows: number;
  readonly landed: number;
  readonly quarantined: number;
};

export type TroubledRun = {
  readonly finishedAt: string;
  readonly channel: string;
  readonly scope: string;
  readonly outcome: 'partial' | 'failed';
  readonly problem: string;
};

/** How what a source sends left the contract that we know. */
export type FeedDrift = {
  readonly channel: string;
  readonly kind: DriftKind;
  readonly field: string;
  readonly detail: string;
  readonly did: DriftDeed;
  readonly rows: number;
  readonly since: string;
  readonly isAccepted: boolean;
};

export type FeedDetail = {
  readonly feed: Feed;
  readonly owner: string;
  readonly cadence: string;
  readonly lag: string;
  readonly silence: string;
  readonly channels: readonly FeedChannel[];
  readonly days: readonly FeedDay[];
  readonly troubled: readonly TroubledRun[];
  readonly drift: readonly FeedDrift[];
  readonly quarantined: number;
};

/** A row that was set aside, as lists show it: never with a value of it. */
export type QuarantinedRow = {
  readonly id: string;
  readonly feed: Feed;
  readonly channel: string;
  readonly key: string | null;
  readonly problem: string;
  readonly field: string | null;
  readonly found: string;
  readonly expected: string;
  readonly recordedAt: string;
};

/** The row as it was stored; null once its body was removed. Parts that are for the restricted role alone are left out. */
export type RawRow =
  | { readonly kind: 'fields'; readonly fields: readonly { readonly name: string; readonly value: string }[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'removed' };

export type QuarantinedDetail = QuarantinedRow & {
  readonly raw: RawRow;
  /** The row's text as it can be put right; null where its reader may not see all of it, or it is no text. */
  readonly editable: string | null;
};

export type QuarantineFilter = { readonly feed: Feed | null; readonly page: number };

export const quarantinedPerPage = 50;

/** How trying a row again ended. */
export type RetryOutcome =
  | { readonly kind: 'landed' }
  | { readonly kind: 'still'; readonly field: string | null; readonly found: string; readonly expected: string }
  | { readonly kind: 'gone' };

/** All that the pages of feeds need to know. */
export type FeedPorts = {
  feed(feed: Feed): Promise<FeedDetail>;
  quarantine(filter: QuarantineFilter): Promise<{ readonly total: number; readonly rows: readonly QuarantinedRow[] }>;
  quarantined(id: string): Promise<QuarantinedDetail | null>;
  /** Reads the row again as it came. */
  retry(id: string): Promise<RetryOutcome>;
  /** Reads in its place what a steward made of it. */
  correct(id: string, text: string, because: string): Promise<RetryOutcome>;
};
