import { londonDate } from '#kernel/instant.ts';
import { type PlainDate, plainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import type { When } from '#record/evidence/evidence.ts';
import type { Application } from '#record/facet/application.ts';
import { headlineOn, turningDays } from '#record/headline.ts';
import type { PersonDecisions } from '#record/person-decisions.ts';
import type { PersonView } from '#record/person-view.ts';
import { accountsOf, type Choice } from './choice.ts';
import { endingOn } from './ending.ts';
import { judge } from './predicate.ts';
import { reachOn } from './reach.ts';
import type { EndedReason, NeverReason } from './reason.ts';
import { routeDays } from './register-route.ts';
import { stratumOf } from './stratum.ts';

/** How one person stands towards a cohort over valid time, before anybody is drawn. */
export type CohortStanding = {
  /** From the first day of all; a span lasts until the next one's `from`. */
  readonly spans: readonly StandingSpan[];
  /** Other accounts of the same person that are members by themselves. */
  readonly duplicates: readonly Duplicate[];
};

/** Another account of a member, found later to be theirs: by itself it joined on that day. */
export type Duplicate = {
  readonly account: string;
  readonly begun: PlainDate;
  readonly stratum: string;
  readonly because: readonly string[];
};

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

/**
 * Membership begins on the first day on which the whole predicate holds, lasts whatever else becomes of the person, and
 * ends on the day of what ends it. The one place where this is decided: for a projection, a list and a single person.
 * @param judged the later of the day asked about and the London day of the known instant; nothing after it is looked at
 */
export function standingOf(
  view: PersonView,
  cohort: Cohort,
  policy: Policy,
  decisions: PersonDecisions,
  judged: PlainDate,
): CohortStanding {
  const asked = { view, cohort, policy, decisions, judged };
  const accounts = accountsOf(view);
  const [account = null] = accounts;
  if (accounts.length < 2) return { spans: spansOf(view.applications, account, asked), duplicates: [] };
  // Two accounts that turn out to be one person's: each is judged by its own choices, and the earlier membership stays.
  const [kept, ...others] = accounts
    .flatMap((each) => membershipOf(each, asked))
    .toSorted((a, b) => compareText(a.begun, b.begun) || compareText(a.account, b.account));
  const duplicates = others.map(({ spans: _, ...duplicate }) => duplicate);
  return { spans: kept?.spans ?? spansOf(view.applications, account, asked), duplicates };
}

type Asked = {
  readonly view: PersonView;
  readonly cohort: Cohort;
  readonly policy: Policy;
  readonly decisions: PersonDecisions;
  readonly judged: PlainDate;
};

function membershipOf(
  account: string,
  asked: Asked,
): readonly (Duplicate & { readonly spans: readonly StandingSpan[] })[] {
  const own = asked.view.applications.filter(({ candidateId }) => candidateId === account);
  const spans = spansOf(own, account, asked);
  const joined = spans.find(({ state }) => state.kind !== 'outside');
  if (joined === undefined) return [];
  return [{ account, begun: joined.from, stratum: joined.stratum ?? '', because: joined.because, spans }];
}

/** The standing by some of the person's choices: by all, or by those of one account. */
function spansOf(
  applications: readonly Application[],
  account: string | null,
  { view, cohort, policy, decisions, judged }: Asked,
): readonly StandingSpan[] {
  const spans: StandingSpan[] = [neverRecruited(account)];
  let place: Place | undefined;
  for (const on of daysOf(view, decisions).filter((day) => day <= judged)) {
    const when = { on, judged };
    const before = spans.at(-1)?.state;
    if (place !== undefined && before?.kind === 'inside') {
      push(spans, goOn(view, place, before, when, cohort, policy, decisions));
    } else if (place !== undefined && before?.kind === 'ended' && before.reason !== 'offer_deferred') {
      push(spans, { ...place.span, from: on, state: before, contactable: reaches(view, when, cohort, policy) });
    } else {
      const verdict = judge(view, applications, when, cohort, policy);
      const { counted, contactable, because } = verdict;
      const failing = verdict.failing.map(({ reason }) => reason);
      if (counted !== undefined && failing.length === 0) {
        const membership = before?.kind === 'ended' ? before.membership + 1 : 1;
        const stratum = stratumOf(view, counted, on, cohort);
        const state = { kind: 'inside', membership, begun: on } as const;
        const span = {
          from: on,
          state,
          account: counted.application.candidateId ?? account,
          stratum,
          contactable,
          because,
        };
        place = { counted, span };
        push(spans, goOn(view, place, state, when, cohort, policy, decisions));
      } else if (place !== undefined && before?.kind === 'ended') {
        push(spans, { ...place.span, from: on, state: before, contactable: reaches(view, when, cohort, policy) });
      } else {
        const [first] = verdict.failing;
        push(spans, {
          from: on,
          state: { kind: 'outside', failing },
          account: counted?.application.candidateId ?? account,
          stratum: null,
          contactable,
          because: first?.because ?? [],
        });
      }
    }
  }
  return spans;
}

/** The standing of somebody whom nobody ever recruited, on every day; and of everybody before the first word about them. */
export function neverRecruited(account: string | null): StandingSpan {
  const state = { kind: 'outside', failing: ['no_recruited_choice'] } as const;
  return { from: firstDay, state, account, stratum: null, contactable: null, because: [] };
}

type Place = { readonly counted: Choice; readonly span: StandingSpan };

/** The membership on one of its days: going on, or ended by what that day brings. */
function goOn(
  view: PersonView,
  { counted, span }: Place,
  state: Extract<StandingState, { kind: 'inside' }>,
  when: When,
  cohort: Cohort,
  policy: Policy,
  decisions: PersonDecisions,
): StandingSpan {
  const headline = headlineOn(view, when, policy);
  const contactable = reachOn(view, headline, when.on, cohort, policy).length > 0;
  const ending = endingOn(view, counted, headline, when, cohort, decisions);
  if (ending === undefined) return { ...span, from: when.on, state, contactable };
  const ended = { ...state, kind: 'ended', ended: when.on, reason: ending.reason } as const;
  return { ...span, from: when.on, state: ended, contactable, because: ending.because };
}

function reaches(view: PersonView, when: When, cohort: Cohort, policy: Policy): boolean {
  return reachOn(view, headlineOn(view, when, policy), when.on, cohort, policy).length > 0;
}

/** The days on which a standing can change: turns of the person's life, words of Apply and Register, decisions. */
function daysOf(view: PersonView, decisions: PersonDecisions): readonly PlainDate[] {
  const days = [
    ...turningDays(view),
    ...view.applications.flatMap(({ steps }) => steps.map(({ from }) => from)),
    ...routeDays(view),
    ...view.records.flatMap(({ timelines }) =>
      (timelines.get('email\u0000') ?? []).map(({ assertedAt }) => londonDate(assertedAt)),
    ),
    ...decisions.endings.flatMap(({ on, until }) => (until === null ? [on] : [on, until])),
  ];
  return [...new Set(days)].toSorted();
}

/** Neighbours that say the same are one span; outside, with the newest evidence for it. */
function push(spans: StandingSpan[], next: StandingSpan): void {
  const last = spans.at(-1);
  if (last === undefined || !saysTheSame(last, next)) spans.push(next);
  else if (next.state.kind === 'outside') spans[spans.length - 1] = { ...last, because: next.because };
}

function saysTheSame(a: StandingSpan, b: StandingSpan): boolean {
  return (
    a.account === b.account &&
    a.stratum === b.stratum &&
    a.contactable === b.contactable &&
    JSON.stringify(a.state) === JSON.stringify(b.state)
  );
}
