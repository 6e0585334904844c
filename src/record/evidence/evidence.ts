import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Observation } from '#observation/observation.ts';
import type { Feed } from '#source/feed.ts';

/** The last complete run of a feed's scope (a cycle year, a provider, `*`) at or before the known instant. */
export type Coverage = { readonly feed: Feed; readonly scope: string; readonly completeAt: Instant };

/** All that is known of one person: what their own source records said, and the courses, providers and sign-offs these name. */
export type Evidence = {
  readonly own: readonly Observation[];
  readonly references: readonly Observation[];
  readonly coverage: readonly Coverage[];
};

/** The question that is put to the evidence: true on which day, as known when. */
export type When = {
  readonly on: PlainDate;
  /** Limits on waiting are judged on the later of the valid day and the London day of the known instant. */
  readonly judged: PlainDate;
};
