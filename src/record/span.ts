import { londonDate } from '#kernel/instant.ts';
import { addDays, later, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { type Headline, headlineOn, turningDays } from './headline.ts';
import type { PersonView } from './person-view.ts';
import { outcomeLateFrom } from './rule/r3-outcome.ts';
import { registerLateFrom } from './rule/r3-regulator.ts';
import { lastDayOfWaiting } from './rule/waiting.ts';

/** A run of days with one headline, as known at the view's instant; it lasts until the next span's `from`. */
export type StatusSpan = { readonly from: PlainDate; readonly headline: Headline };

/** The headline on each day on which it may have become another, up to today, as known now. */
export type Life = readonly StatusSpan[];

export function lifeAsKnown(view: PersonView, policy: Policy): Life {
  const today = londonDate(view.knownAt);
  const past = turningDays(view).filter((day) => day <= today);
  return past.map((from) => ({ from, headline: headlineOn(view, { on: from, judged: today }, policy) }));
}

/** The whole life as known now, in spans. */
export function statusSpans(view: PersonView, policy: Policy): readonly StatusSpan[] {
  return spansOf(lifeAsKnown(view, policy));
}

/** A life from the first word of any source to today; neighbours with one answer are one span. */
export function spansOf(life: Life): readonly StatusSpan[] {
  const spans: StatusSpan[] = [];
  for (const day of life) {
    const before = spans.at(-1)?.headline.finding;
    const { finding } = day.headline;
    if (before === undefined ? finding.code !== 'unknown' : !sameAnswer(before, finding)) spans.push(day);
  }
  return spans;
}

/** The first valid day of the present run of this headline code. */
export function sinceOf(view: PersonView, on: PlainDate, judged: PlainDate, code: string, policy: Policy): PlainDate {
  return sinceIn(backFrom(view, on, judged, policy), view, on, code);
}

function* backFrom(view: PersonView, on: PlainDate, judged: PlainDate, policy: Policy): Generator<StatusSpan> {
  const days = turningDays(view).filter((each) => each <= on);
  for (const from of days.toReversed()) yield { from, headline: headlineOn(view, { on: from, judged }, policy) };
}

/** @param back the days up to `on` on which the headline may have become another, the last first */
export function sinceIn(back: Iterable<StatusSpan>, view: PersonView, on: PlainDate, code: string): PlainDate {
  let since: PlainDate | undefined;
  for (const { from, headline } of back) {
    if (headline.finding.code !== code) return since ?? on;
    since = from;
  }
  // Before the first of these days nothing was known but that somebody spoke.
  return since === undefined || code === 'unknown' ? firstWordBy(view, since ?? on) : since;
}

/** Where nothing ever began (a draft alone), the same has held since the first word of any source, not since the day of asking. */
function firstWordBy({ firstWord }: PersonView, on: PlainDate): PlainDate {
  const said = firstWord === undefined ? on : londonDate(firstWord.assertedAt);
  return said < on ? said : on;
}

/** The last day on which this answer stands if nobody says anything new; null when time alone will not change it. */
export function reviewOn(view: PersonView, on: PlainDate, policy: Policy): PlainDate | null {
  const today = later(on, londonDate(view.knownAt));
  const now = headlineOn(view, { on: today, judged: today }, policy).finding;
  const change = daysToCome(view, today, policy).find(
    (day) => !sameAnswer(now, headlineOn(view, { on: day, judged: day }, policy).finding),
  );
  return change === undefined ? null : addDays(change, -1);
}

/**
 * The last day on which all spans stand if nobody says anything new: a limit on waiting that passes can also change what
 * we say of days gone by, under a headline that stays.
 */
export function spansReviewOn(view: PersonView, life: Life, policy: Policy): PlainDate | null {
  const today = londonDate(view.knownAt);
  // Of somebody whose life has yet to begin today's answer stands for it.
  const now = life.at(-1)?.headline ?? headlineOn(view, { on: today, judged: today }, policy);
  const change = daysToCome(view, today, policy).find((judged) => {
    const isOther = (on: PlainDate, before: Headline): boolean => {
      const { finding } = headlineOn(view, { on, judged }, policy);
      // A limit that passes may open a contradiction under a headline that stays.
      return !sameAnswer(before.finding, finding) || before.finding.contradiction?.kind !== finding.contradiction?.kind;
    };
    return life.some(({ from, headline }) => isOther(from, headline)) || isOther(judged, now);
  });
  return change === undefined ? null : addDays(change, -1);
}

/** The days after today on which something may change though nobody says anything new, in order. */
export function daysToCome(view: PersonView, today: PlainDate, policy: Policy): readonly PlainDate[] {
  return [...turningDays(view), ...waitingEnds(view, policy)].filter((day) => day > today).toSorted();
}

function waitingEnds(view: PersonView, policy: Policy): readonly PlainDate[] {
  const episodes = view.episodes.flatMap((episode) => {
    const last = lastDayOfWaiting(episode, policy);
    const outcome = episode.registration === undefined ? undefined : outcomeLateFrom(episode.registration, policy);
    return [...(last === undefined ? [] : [addDays(last, 1)]), ...(outcome === undefined ? [] : [outcome])];
  });
  const lapses = view.claims.flatMap(({ lastDay }) => (lastDay === undefined ? [] : [addDays(lastDay, 1)]));
  const held = [view.regulated?.qts, view.regulated?.eyts].flatMap((said) => (said === undefined ? [] : [said]));
  return [...episodes, ...lapses, ...held.map((said) => registerLateFrom(said, policy))];
}

function sameAnswer(a: Headline['finding'], b: Headline['finding']): boolean {
  return a.code === b.code && a.confidence === b.confidence && a.source === b.source && a.rule === b.rule;
}
