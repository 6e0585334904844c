import type { Rules } from '../policy.ts';
import type { TextProblem } from '../text-problem.ts';
import { checkAuthority } from './check-authority.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkCohort } from './check-cohort.ts';
import { checkContact } from './check-contact.ts';

/** What texts that can be read say that makes no sense: gaps, overlaps, and lines that can never decide anything. */
export function checkRules({ calendar, authority, contact, cohorts }: Rules): readonly TextProblem[] {
  return [
    ...checkAuthority(authority),
    ...checkCalendar(calendar),
    ...checkContact(contact),
    ...[...cohorts.values()].flatMap((cohort) => checkCohort(cohort, calendar)),
  ];
}
