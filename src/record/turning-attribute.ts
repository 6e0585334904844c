import { academicYearOf } from '#kernel/academic-year.ts';
import { type Instant, londonDate } from '#kernel/instant.ts';
import { addDays, addMonths, type PlainDate } from '#kernel/plain-date.ts';
import { dayOf } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import { countsAgain } from './bounce.ts';
import type { Episode } from './episode.ts';
import { turningDays } from './headline.ts';
import type { PersonView } from './person-view.ts';
import { lastWaitingDay } from './window.ts';

/**
 * Days up to one on which an attribute or a way to reach somebody may become another one: something was said or begins, a
 * word lapses, an address counts or counts no more, or another window opens. Between two of them nothing can change.
 */
export function turningAttributeDays(view: PersonView, until: PlainDate, policy: Policy): readonly PlainDate[] {
  const said = saidDays(view);
  const days = [
    ...turningDays(view),
    ...said,
    ...view.claims.flatMap(({ from, lastDay }) => [from, ...(lastDay === undefined ? [] : [addDays(lastDay, 1)])]),
    ...view.claims.flatMap((claim) => ('begins' in claim ? [claim.begins] : [])),
    ...view.claims.flatMap((claim) => (claim.kind === 'placement' && claim.until ? [addDays(claim.until, 1)] : [])),
    ...view.claims.flatMap((claim) => (claim.kind === 'not_yet' ? [claim.expected] : [])),
    ...view.posts.flatMap(({ start, end }) => [start.value, ...(end === undefined ? [] : [addDays(end.on, 1)])]),
    ...view.bounces.flatMap((bounce) => [bounce.from, countsAgain(bounce, policy)]),
    ...[view.regulated?.qts, view.regulated?.eyts].flatMap((held) => (held === undefined ? [] : [held.value])),
    ...(view.regulated?.induction ?? []).map(({ from }) => from),
    ...view.episodes.flatMap((episode) => windowDays(episode, policy)),
  ];
  const [first] = days.toSorted();
  if (first === undefined) return [];
  const all = [...days, ...calendarDays(first, until, policy)];
  return [...new Set(all.filter((day) => day <= until))].toSorted();
}

function saidDays({ records, references, applications, forms }: PersonView): readonly PlainDate[] {
  const told = [
    ...records,
    ...references,
    ...applications.map(({ record }) => record),
    ...forms.map(({ record }) => record),
  ];
  const instants = new Set<Instant>(
    told.flatMap(({ timelines }) => [...timelines.values()].flatMap((all) => all.map(({ assertedAt }) => assertedAt))),
  );
  return [...new Set([...instants].map(londonDate))];
}

/** The windows of an episode, and the day on which a postal address is too old. */
function windowDays({ start, signOff, registration }: Episode, policy: Policy): readonly PlainDate[] {
  if (start === undefined) return [];
  const { calendar, contact } = policy;
  return [
    dayOf(academicYearOf(start.date), calendar.preStartFrom),
    start.date,
    addDays(lastWaitingDay({ start, signOff, registration }, start, policy), 1),
    addMonths(start.date, contact.addressExpiresMonths),
  ];
}

/** The season of outcomes opens and closes each year. */
function calendarDays(from: PlainDate, until: PlainDate, { calendar }: Policy): readonly PlainDate[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years.flatMap((year) => [
    dayOf(year, calendar.outcomeSeason.from),
    addDays(dayOf(year, calendar.outcomeSeason.to), 1),
  ]);
}
