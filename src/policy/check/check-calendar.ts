import { isPlainDate } from '#kernel/plain-date.ts';
import { type Calendar, censusDate } from '../calendar.ts';
import type { TextProblem } from '../text-problem.ts';

const file = 'calendar.yaml';

/** So many years of the calendar are walked through. */
export const checkedYears = 10;

/** The first year that the calendar knows of: that in which its first cycle began to recruit. */
export function firstYear(calendar: Calendar): number {
  return Math.min(...Object.keys(calendar.cycles).map(Number)) - 1;
}

/** What of the calendar leaves a gap or an overlap in any of ten years. */
export function checkCalendar(calendar: Calendar): readonly TextProblem[] {
  const days = checkDays(calendar);
  return [...checkCycles(calendar), ...days, ...(days.length > 0 ? [] : checkSeasons(calendar))];
}

/** One cycle after the other, each opening in the autumn before its year and later than the last. */
function checkCycles({ cycles }: Calendar): readonly TextProblem[] {
  const known = Object.keys(cycles)
    .map(Number)
    .toSorted((a, b) => a - b);
  if (known.length === 0) return [wrong(['cycles'], 'names no recruitment cycle')];
  return known.flatMap((cycle, index) => {
    const opens = cycles[String(cycle)]?.findOpens ?? '';
    const before = known[index - 1];
    const path = ['cycles', String(cycle), 'findOpens'];
    return [
      ...(before !== undefined && cycle > before + 1
        ? [wrong(['cycles'], `lacks ${listYears(before + 1, cycle - 1)}, between ${before} and ${cycle}`)]
        : []),
      ...(isPlainDate(opens.slice(0, 10)) ? [] : [wrong(path, `is ${opens}, which is no day of the calendar`)]),
      ...(opens.slice(0, 4) === String(cycle - 1)
        ? []
        : [wrong(path, `is ${opens}, but a cycle opens in the autumn of the year before it`)]),
    ];
  });
}

function listYears(from: number, to: number): string {
  return from === to ? `the cycle of ${from}` : `the cycles from ${from} to ${to}`;
}

/** A month and day that some year lacks would stop every answer of that year. */
function checkDays(calendar: Calendar): readonly TextProblem[] {
  const { signOff, outcomeSeason, preStartFrom, standardStartFrom } = calendar;
  const days = [
    ...Object.entries(signOff).map(([name, day]) => ({ path: ['signOff', name], day })),
    ...Object.entries(outcomeSeason).map(([name, day]) => ({ path: ['outcomeSeason', name], day })),
    { path: ['preStartFrom'], day: preStartFrom },
    { path: ['standardStartFrom'], day: standardStartFrom },
  ];
  return days.flatMap(({ path, day }) => {
    const year = yearsOf(calendar).find((each) => !isPlainDate(`${each}-${day}`));
    return year === undefined ? [] : [wrong(path, `is ${day}, a day that ${year} does not have`)];
  });
}

function checkSeasons(calendar: Calendar): readonly TextProblem[] {
  const { signOff, outcomeSeason, preStartFrom, standardStartFrom } = calendar;
  const problems: TextProblem[] = [];
  if (signOff.opens > signOff.closes)
    problems.push(wrong(['signOff', 'closes'], `is ${signOff.closes}, before sign-off opens on ${signOff.opens}`));
  if (signOff.closes > signOff.lastDay)
    problems.push(
      wrong(['signOff', 'lastDay'], `is ${signOff.lastDay}, before sign-off is to close on ${signOff.closes}`),
    );
  if (outcomeSeason.from > outcomeSeason.to)
    problems.push(
      wrong(['outcomeSeason', 'to'], `is ${outcomeSeason.to}, before the season begins: no day would be in it`),
    );
  if (preStartFrom > standardStartFrom)
    problems.push(
      wrong(
        ['preStartFrom'],
        `is ${preStartFrom}, later than the first standard start on ${standardStartFrom}: whoever starts then would not prepare`,
      ),
    );
  return [...problems, ...checkCensus(calendar)];
}

/** Told of the first of the ten years in which it is so. */
function checkCensus(calendar: Calendar): readonly TextProblem[] {
  const { signOff, outcomeSeason, standardStartFrom } = calendar;
  const first = (isAmiss: (census: string) => boolean): string | undefined =>
    yearsOf(calendar)
      .map((year) => censusDate(calendar, year))
      .find((census) => isAmiss(census.slice(5)));
  const [early, late, without] = [
    first((census) => signOff.closes < census),
    first((census) => outcomeSeason.to >= census),
    first((census) => standardStartFrom > census),
  ];
  return [
    ...(early === undefined
      ? []
      : [
          wrong(
            ['signOff', 'closes'],
            `is ${signOff.closes}, before the census of ${early}: nobody could be signed off`,
          ),
        ]),
    ...(late === undefined
      ? []
      : [
          wrong(
            ['outcomeSeason', 'to'],
            `is ${outcomeSeason.to}, and so runs into the census of ${late}: who has just started would be taken to finish`,
          ),
        ]),
    ...(without === undefined
      ? []
      : [
          wrong(
            ['standardStartFrom'],
            `is ${standardStartFrom}, after the census of ${without}: no start would be a standard one`,
          ),
        ]),
  ];
}

function yearsOf(calendar: Calendar): readonly number[] {
  return Array.from({ length: checkedYears }, (_, index) => firstYear(calendar) + index);
}

function wrong(path: readonly string[], says: string): TextProblem {
  return { file, path, kind: 'wrong', says };
}
