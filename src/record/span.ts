import { londonDate } from '#kernel/instant.ts';
import { addDays, earliest, later, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { type Headline, headlineOn, turningDays } from './headline.ts';
import type { PersonView } from './person-view.ts';
import { outcomeLateFrom } from './rule/r3-outcome.ts';
import { registerLateFrom } from './rule/r3-regulator.ts';
import { lastDayOfWaiting } from './rule/waiting.ts';

/** A run of days with one headline, as known at the view's instant; it lasts until the next span's `from`. */
export type StatusSpan = { readonly from: PlainDate; readonly headline: Headline };

/** The whole life as known now, from the first word of any source to today; neighbours with one answer are one span. */
export function statusSpans(view: PersonView, policy: Policy): readonly StatusSpan[] {
  const today = londonDate(view.knownAt);
  const spans: StatusSpan[] = [];
  for (const from of turningDays(view).filter((day) => day <= today)) {
    const headline = headlineOn(view, { on: from, judged: today }, policy);
    const before = spans.at(-1)?.headline.finding;
    if (before === undefined ? headline.finding.code !== 'unknown' : !sameAnswer(before, headline.finding))
      spans.push({ from, headline });
  }
  return spans;
}

/** The first valid day of the present run of this headline code. */
export function sinceOf(view: PersonView, on: PlainDate, judged: PlainDate, code: string, policy: Policy): PlainDate {
  const days = turningDays(view).filter((each) => each <= on);
  let since = days.length === 0 ? firstWordBy(view, on) : on;
  for (const day of days.toReversed()) {
    if (headlineOn(view, { on: day, judged }, policy).finding.code !== code) return since;
    since = day;
  }
  return since;
}

/** Where nothing ever began (a draft alone), the same has held since the first word of any source, not since the day of asking. */
function firstWordBy(view: PersonView, on: PlainDate): PlainDate {
  const days = view.records.flatMap((record) =>
    [...record.timelines.values()].flatMap((all) => all.slice(0, 1).map((said) => londonDate(said.assertedAt))),
  );
  return earliest(on, ...days) ?? on;
}

/** The last day on which this answer stands if nobody says anything new; null when time alone will not change it. */
export function reviewOn(view: PersonView, on: PlainDate, policy: Policy): PlainDate | null {
  const today = later(on, londonDate(view.knownAt));
  const now = headlineOn(view, { on: today, judged: today }, policy).finding;
  const days = [...turningDays(view), ...waitingEnds(view, policy)].filter((day) => day > today).toSorted();
  const change = days.find((day) => !sameAnswer(now, headlineOn(view, { on: day, judged: day }, policy).finding));
  return change === undefined ? null : addDays(change, -1);
}

/**
 * The last day on which all spans stand if nobody says anything new: a limit on waiting that passes can also change what
 * we say of days gone by, under a headline that stays.
 */
export function spansReviewOn(view: PersonView, policy: Policy): PlainDate | null {
  const today = londonDate(view.knownAt);
  const past = turningDays(view).filter((day) => day <= today);
  const days = [...turningDays(view), ...waitingEnds(view, policy)].filter((day) => day > today).toSorted();
  const judgedNow = past.map((on) => headlineOn(view, { on, judged: today }, policy).finding);
  const change = days.find((judged) =>
    [...past, judged].some((on, index) => {
      const now = judgedNow[index] ?? judgedNow.at(-1);
      return now === undefined || !sameAnswer(now, headlineOn(view, { on, judged }, policy).finding);
    }),
  );
  return change === undefined ? null : addDays(change, -1);
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
