import type { Cohort } from '#policy/cohort.ts';
import type { PersonDecisions } from '#record/person-decisions.ts';
import type { Choice } from './choice.ts';
import { endingOn } from './ending.ts';
import type { PersonDay } from './person-day.ts';
import type { Verdict } from './predicate.ts';
import type { StandingSpan, StandingState } from './standing-span.ts';
import { stratumOf } from './stratum.ts';

/** A membership on one of its days: the choice that counted when it began, and what holds. */
export type Membership = {
  readonly counted: Choice;
  readonly span: StandingSpan & { readonly state: Exclude<StandingState, { kind: 'outside' }> };
};

/** A deferred place that is reinstated is a membership anew; who left for any other reason does not come back. */
export function mayJoinAgain({ span: { state } }: Membership): boolean {
  return state.kind === 'ended' && state.reason === 'offer_deferred';
}

/** The membership that begins on a day on which nothing fails. */
export function joinedBy(
  { counted, failing, because }: Verdict,
  day: PersonDay,
  before: Membership | undefined,
  account: string | null,
  cohort: Cohort,
): Membership | undefined {
  if (counted === undefined || failing.length > 0) return undefined;
  const span = {
    from: day.on,
    state: { kind: 'inside', membership: (before?.span.state.membership ?? 0) + 1, begun: day.on } as const,
    account,
    stratum: stratumOf(day.view, counted, day.on, cohort),
    contactable: day.reach().length > 0,
    because,
  };
  return { counted, span };
}

/** The membership on one of its days: going on, ended by what that day brings, or over. */
export function goOn(
  { counted, span }: Membership,
  day: PersonDay,
  cohort: Cohort,
  decisions: PersonDecisions,
): Membership {
  const today = { ...span, from: day.on, contactable: day.reach().length > 0 };
  const ending = span.state.kind === 'ended' ? undefined : endingOn(day, counted, cohort, decisions);
  if (ending === undefined) return { counted, span: today };
  const { membership, begun } = span.state;
  const state = { kind: 'ended', membership, begun, ended: day.on, reason: ending.reason } as const;
  return { counted, span: { ...today, state, because: ending.because } };
}
