import type { Instant } from '#kernel/instant.ts';
import type { Feed } from '#source/feed.ts';
import type { ProposedObservation } from './observe.ts';
import type { RowProblem } from './reading.ts';

/** What the ledger keeps of each source: shapes that the page's work and the store share. */

export type Channel = { readonly feed: Feed; readonly channel: string };

/** The head of a record's versions: its current one by the source's order, and the last that arrived. */
export type Head = {
  readonly key: string;
  readonly currentHash: string;
  readonly assertedAt: Instant;
  readonly runStartedAt: Instant;
  readonly lastHash: string;
  readonly gone: boolean;
};

export type NewVersion = {
  readonly id: string;
  readonly key: string;
  readonly hash: string;
  readonly assertedAt: Instant;
  readonly runStartedAt: Instant;
};

export type NewObservation = ProposedObservation & {
  readonly id: string;
  readonly key: string;
  readonly open: boolean;
};

/** A row that did not fit, on its way to quarantine. */
export type SetAside = RowProblem & {
  readonly id: string;
  readonly hash: string;
  readonly runStartedAt: Instant;
};
