import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts';
import { censusDate, isStandardStart } from '#policy/calendar.ts';
import { checkedYears, firstYear } from '#policy/check/check-calendar.ts';
import type { Policy } from '#policy/policy.ts';
import type { TextProblem } from '#policy/text-problem.ts';
import type { Window } from '#policy/window.ts';
import { windowOn } from './window.ts';

/** From how long before a start to how long after it each day is looked at. */
const daysBefore = 400;
const daysAfter = 500;

/**
 * Walks through every day around the starts of ten years, at the edges of what counts as a standard start, and finds where
 * the windows do not follow one another: first W0, then W1, from the start W2, then W3 and, in its season, W4.
 * @param policy whose calendar has passed its own checks
 */
export function checkWindows(policy: Pick<Policy, 'calendar'>): readonly TextProblem[] {
  const first = firstYear(policy.calendar);
  const found = new Map<string, TextProblem>();
  for (let year = first; year < first + checkedYears; year += 1)
    for (const start of startsOf(year, policy)) {
      const problem = checkStart(start, policy);
      // The same mistake shows in each year.
      if (problem !== undefined && !found.has(problem.path.join())) found.set(problem.path.join(), problem);
    }
  return [...found.values()];
}

function startsOf(year: number, { calendar }: Pick<Policy, 'calendar'>): readonly PlainDate[] {
  const census = censusDate(calendar, year);
  const standard = plainDate(`${year}-${calendar.standardStartFrom}`);
  return [
    addDays(standard, -1),
    standard,
    plainDate(`${year}-09-01`),
    census,
    addDays(census, 1),
    plainDate(`${year + 1}-01-12`),
  ];
}

function checkStart(date: PlainDate, policy: Pick<Policy, 'calendar'>): TextProblem | undefined {
  const standard = isStandardStart(policy.calendar, date);
  const start = { date, precision: 'day', standard, because: [] } as const;
  const episode = { start, signOff: undefined, registration: undefined };
  const seen: { readonly window: Window; readonly from: PlainDate }[] = [];
  for (let day = addDays(date, -daysBefore); day <= addDays(date, daysAfter); day = addDays(day, 1)) {
    const window = windowOn(episode, day, policy);
    if (seen.at(-1)?.window !== window) seen.push({ window, from: day });
  }
  const broken = seen.find(({ window }, index) => !followers[window].includes(seen[index + 1]?.window ?? 'end'));
  const after = broken === undefined ? undefined : seen[seen.indexOf(broken) + 1];
  if (broken !== undefined && after !== undefined)
    return wrong(
      [placeOf(after.window)],
      `makes a start on ${date} go from ${broken.window} to ${after.window} on ${after.from}`,
    );
  if (!seen.some(({ window }) => window === 'W4'))
    return wrong(['outcomeSeason'], `leaves a start on ${date} without a season of outcomes`);
  return undefined;
}

const followers: Readonly<Record<Window, readonly (Window | 'end')[]>> = {
  W0: ['W1', 'W2'],
  W1: ['W2'],
  W2: ['W3', 'W4'],
  W3: ['W4', 'end'],
  W4: ['W3', 'end'],
  W6: [],
};

function placeOf(window: Window): string {
  return window === 'W4' ? 'outcomeSeason' : window === 'W1' ? 'preStartFrom' : 'signOff';
}

function wrong(path: readonly string[], says: string): TextProblem {
  return { file: 'calendar.yaml', path, kind: 'wrong', says };
}
