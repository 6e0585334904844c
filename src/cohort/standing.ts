import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import type { Application } from '#record/facet/application.ts';
import { turningDays } from '#record/headline.ts';
import type { PersonDecisions } from '#record/person-decisions.ts';
import type { PersonView } from '#record/person-view.ts';
import { type Accounts, accountsOf } from './account.ts';
import { goOn, joinedBy, type Membership, mayJoinAgain } from './membership-span.ts';
import { personDay } from './person-day.ts';
import { judge, type Verdict } from './predicate.ts';
import { routeDays } from './register-route.ts';
import { neverRecruited, type StandingSpan } from './standing-span.ts';

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
  const accounts = accountsOf(view);
  const asked = { view, cohort, policy, decisions, judged, accounts };
  const [account = null] = accounts.ids;
  if (accounts.own.length < 2) return { spans: spansOf(view.applications, account, asked), duplicates: [] };
  // Two accounts that turn out to be one person's: each is judged by its own choices, and the earlier membership stays.
  const [kept, ...others] = accounts.own
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
  readonly accounts: Accounts;
};

function membershipOf(
  account: string,
  asked: Asked,
): readonly (Duplicate & { readonly spans: readonly StandingSpan[] })[] {
  // A choice that no row claims any more stays with the first account.
  const { own: all, of } = asked.accounts;
  const own = asked.view.applications.filter((each) => (of(each) ?? all[0]) === account);
  const spans = spansOf(own, account, asked);
  const joined = spans.find(({ state }) => state.kind !== 'outside');
  if (joined === undefined) return [];
  return [{ account, begun: joined.from, stratum: joined.stratum ?? '', because: joined.because, spans }];
}

/** The standing by some of the person's choices: by all, or by those of one account. */
function spansOf(
  applications: readonly Application[],
  account: string | null,
  { view, cohort, policy, decisions, judged, accounts }: Asked,
): readonly StandingSpan[] {
  const spans: StandingSpan[] = [neverRecruited(account)];
  let membership: Membership | undefined;
  for (const on of daysOf(view, decisions).filter((each) => each <= judged)) {
    const day = personDay(view, { on, judged }, cohort, policy);
    if (membership === undefined || mayJoinAgain(membership)) {
      const verdict = judge(day, applications, cohort);
      const own = (verdict.counted && accounts.of(verdict.counted.application)) ?? account;
      membership = joinedBy(verdict, day, membership, own, cohort) ?? membership;
      if (membership === undefined) {
        push(spans, outside(verdict, on, own));
        continue;
      }
    }
    membership = goOn(membership, day, cohort, decisions);
    push(spans, membership.span);
  }
  return spans;
}

function outside({ failing, contactable }: Verdict, from: PlainDate, account: string | null): StandingSpan {
  return {
    from,
    state: { kind: 'outside', failing: failing.map(({ reason }) => reason) },
    account,
    stratum: null,
    contactable,
    because: failing[0]?.because ?? [],
  };
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
    ...view.selfSaid.map(({ from }) => londonDate(from)),
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
