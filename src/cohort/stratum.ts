import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Cohort, StratumPart } from '#policy/cohort.ts';
import type { PersonView } from '#record/person-view.ts';
import type { Choice } from './choice.ts';
import { chosenCourse } from './course.ts';

/** The group in which somebody is drawn, as text: `scitt/Mathematics/autumn`; what is not known is `unknown`. */
export function stratumOf(view: PersonView, choice: Choice, on: PlainDate, cohort: Cohort): string {
  const course = chosenCourse(view, choice, on);
  const parts: Readonly<Record<StratumPart, string | undefined>> = {
    provider_type: course.providerType?.value,
    subject: course.subject?.value,
    start_term: course.start === undefined ? undefined : termOf(course.start.date, cohort.startTerms),
  };
  return cohort.strata.map((part) => (parts[part] ?? 'unknown').trim().replace(/\s+/g, ' ')).join('/');
}

/** The term that began last; before the first of the year it is still the last one of the year before. */
function termOf(date: PlainDate, terms: Cohort['startTerms']): string | undefined {
  const ordered = Object.entries(terms).toSorted(([, a], [, b]) => compareText(a, b));
  return (ordered.findLast(([, from]) => from <= date.slice(5)) ?? ordered.at(-1))?.[0];
}
