import type { PersonId } from '#identity/person-id.ts';
import { londonDate } from '#kernel/instant.ts';
import { addDays, earliest, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { ContradictionAnswer } from './answer.ts';
import { countsAgain } from './bounce.ts';
import { contradictionsOn } from './contradictions-on.ts';
import { headlineOn } from './headline.ts';
import { personContradictionFrom } from './person-contradiction.ts';
import type { PersonView } from './person-view.ts';
import { daysToCome, type Life, lifeAsKnown, sinceIn, spansOf, spansReviewOn } from './span.ts';
import { spokenName } from './spoken-name.ts';

/** A person's present headline, stored so that lists and counts need not resolve everybody. */
export type ProjectedStatus = {
  readonly code: string;
  readonly confidence: string;
  readonly source: string;
  readonly rule: string;
  readonly since: PlainDate;
  readonly reviewOn: PlainDate | null;
  /** The smallest source key of the person that a service keeps, by which pages name them; their id where none may be named. */
  readonly who: string;
};

export type ProjectedSpan = Pick<ProjectedStatus, 'code' | 'confidence' | 'source' | 'rule'> & {
  readonly from: PlainDate;
};

/** What stands against what, without what anybody says: for the queue. */
export type ProjectedContradiction = Pick<ContradictionAnswer, 'id' | 'kind' | 'owner' | 'opened' | 'due' | 'state'>;

/** What can be thrown away and rebuilt: `status` is null for a person whose records all moved elsewhere. */
export type Projection = {
  readonly person: PersonId;
  readonly status: ProjectedStatus | null;
  readonly spans: readonly ProjectedSpan[];
  readonly contradictions: readonly ProjectedContradiction[];
};

/** The last day on which all that is kept stands if nobody says anything new: an address that bounced comes back by itself. */
function lastDayOf(view: PersonView, life: Life, policy: Policy): PlainDate | null {
  const today = londonDate(view.knownAt);
  const returns = view.bounces.map((bounce) => countsAgain(bounce, policy)).filter((day) => day > today);
  const spans = spansReviewOn(view, life, policy);
  const later = personContradictionFrom(view, policy);
  const opens = later !== undefined && later > today ? [addDays(later, -1)] : [];
  const others = contradictionsReviewOn(view, policy);
  const last = [...returns.map((day) => addDays(day, -1)), ...opens, ...others, ...(spans === null ? [] : [spans])];
  return earliest(...last) ?? null;
}

/** Another episode may begin, end or lead, and with it what stands against what, under a headline that stays. */
function contradictionsReviewOn(view: PersonView, policy: Policy): readonly PlainDate[] {
  if (view.episodes.length < 2) return [];
  const standing = (on: PlainDate): string => {
    const when = { on, judged: on };
    const all = contradictionsOn(view, headlineOn(view, when, policy), when, policy);
    return all.map(({ id }) => id).join(' ');
  };
  const today = londonDate(view.knownAt);
  const now = standing(today);
  const change = daysToCome(view, today, policy).find((day) => standing(day) !== now);
  return change === undefined ? [] : [addDays(change, -1)];
}

/** The projections of one person as known now; the same pure answer that a read gives, kept. */
export function project(person: PersonId, view: PersonView, policy: Policy): Projection {
  const today = londonDate(view.knownAt);
  if (view.records.length === 0) return { person, status: null, spans: [], contradictions: [] };
  const when = { on: today, judged: today };
  const headline = headlineOn(view, when, policy);
  const { code, confidence, source, rule } = headline.finding;
  const life = lifeAsKnown(view, policy);
  const spans = spansOf(life).map(({ from, headline: { finding } }) => ({
    from,
    code: finding.code,
    confidence: finding.confidence,
    source: finding.source,
    rule: finding.rule,
  }));
  const since = sinceIn(life.toReversed(), view, today, code);
  const who = spokenName(view.records.map(({ ref }) => ref)) ?? person;
  return {
    person,
    status: { code, confidence, source, rule, since, reviewOn: lastDayOf(view, life, policy), who },
    spans,
    contradictions: contradictionsOn(view, headline, when, policy),
  };
}
