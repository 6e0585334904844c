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

/** What a version was sent as; of a record that was erased its hash alone is kept, and by which decision. */
export type NewContent =
  | { readonly body: Uint8Array; readonly erasedBy: null }
  | { readonly body: null; readonly erasedBy: string };

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
