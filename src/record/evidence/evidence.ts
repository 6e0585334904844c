import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Observation } from '#observation/observation.ts';
import type { Feed } from '#source/feed.ts';
import type { Decision } from './decision.ts';
import type { Sharer } from './sharer.ts';

/** The last complete run of a feed's scope (a cycle year, a provider, `*`) at or before the known instant. */
export type Coverage = { readonly feed: Feed; readonly scope: string; readonly completeAt: Instant };

/**
 * All that is known of one person: what their own source records said, the courses, providers and sign-offs that these
 * name, and what was decided about them by hand.
 */
export type Evidence = {
  readonly own: readonly Observation[];
  readonly references: readonly Observation[];
  readonly coverage: readonly Coverage[];
  readonly decisions: readonly Decision[];
  /** Others who have an address of theirs. Only a read of one person asks: nothing that is kept of many depends on it. */
  readonly sharers: readonly Sharer[];
};

/** The question that is put to the evidence: true on which day, as known when. */
export type When = {
  readonly on: PlainDate;
  /** Limits on waiting are judged on the later of the valid day and the London day of the known instant. */
  readonly judged: PlainDate;
};
