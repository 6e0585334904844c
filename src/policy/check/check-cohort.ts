import { isPlainDate } from '#kernel/plain-date.ts';
import type { Calendar } from '../calendar.ts';
import type { Cohort } from '../cohort.ts';
import type { TextProblem } from '../text-problem.ts';

/** What of a cohort's text can find nobody, or two answers. */
export function checkCohort({ name, who, startTerms, draw }: Cohort, calendar: Calendar): readonly TextProblem[] {
  const wrong = (path: readonly string[], says: string): TextProblem => ({
    file: `cohort/${name}.yaml`,
    path,
    kind: 'wrong',
    says,
  });
  const terms = Object.entries(startTerms);
  return [
    ...(calendar.cycles[String(who.cycle)] === undefined
      ? [wrong(['who', 'cycle'], `is ${who.cycle}, a cycle that policy/calendar.yaml does not know`)]
      : []),
    ...terms.flatMap(([term, day], index) => {
      const path = ['startTerms', term];
      // A year that is none of the leap years, in which the fewest days are.
      if (!isPlainDate(`2025-${day}`)) return [wrong(path, `is ${day}, a day that not every year has`)];
      const other = terms.slice(0, index).find(([, each]) => each === day);
      return other === undefined ? [] : [wrong(path, `begins on the same day as ${other[0]}`)];
    }),
    ...(draw.days.some((day) => Number(day.slice(0, 4)) < who.cycle - 1)
      ? [wrong(['draw', 'days'], `names a day before the cycle of ${who.cycle} recruits`)]
      : []),
  ];
}
