import type { PlainDate } from '#kernel/plain-date.ts';
import type { EndedReason } from './reason.ts';

/** What somebody decided, or a delivery proved, that ends a membership from a day on. */
export type DecidedEnding = {
  readonly reason: Extract<EndedReason, 'unsubscribed_all' | 'hard_bounce' | 'objected' | 'deceased'>;
  readonly on: PlainDate;
  readonly because: readonly string[];
};

/** Decisions about one person as known at an instant: part of what a standing is worked out from, beside the view. */
export type PersonDecisions = { readonly endings: readonly DecidedEnding[] };

export const noDecisions: PersonDecisions = { endings: [] };
