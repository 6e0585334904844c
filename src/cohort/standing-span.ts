import { type PlainDate, plainDate } from '#kernel/plain-date.ts';
import type { EndedReason, NeverReason } from './reason.ts';

/** What holds of a person from a day on, until the next span's. */
export type StandingSpan = {
  readonly from: PlainDate;
  readonly state: StandingState;
  /** The C-id by which the person is known here and drawn; null for somebody whom Apply does not know. */
  readonly account: string | null;
  readonly stratum: string | null;
  /** Whether the person could be reached then: beside membership, not part of it. Null where no choice counts. */
  readonly contactable: boolean | null;
  readonly because: readonly string[];
};

/** `membership` counts from 1; a second one is a place that was deferred and reinstated in the cohort's own cycle. */
export type StandingState =
  | { readonly kind: 'outside'; readonly failing: readonly NeverReason[] }
  | { readonly kind: 'inside'; readonly membership: number; readonly begun: PlainDate }
  | {
      readonly kind: 'ended';
      readonly membership: number;
      readonly begun: PlainDate;
      readonly ended: PlainDate;
      readonly reason: EndedReason;
    };

/** Before every day on which anything is said of anybody. */
export const firstDay = plainDate('1900-01-01');

/** The standing of somebody whom nobody ever recruited, on every day; and of everybody before the first word about them. */
export function neverRecruited(account: string | null): StandingSpan {
  const state = { kind: 'outside', failing: ['no_recruited_choice'] } as const;
  return { from: firstDay, state, account, stratum: null, contactable: null, because: [] };
}
