import type { CourseTerms } from './course-terms.ts';

/**
 * Register sends routes as names (export, events) or as HESA's codes of the entry route (API); both mean our name. From 14 on
 * the codes are Register's own.
 */
const hesaCodes: ReadonlyMap<string, string> = new Map([
  ['02', 'school_direct_tuition_fee'],
  ['03', 'school_direct_salaried'],
  ['09', 'opt_in_undergrad'],
  ['10', 'pg_teaching_apprenticeship'],
  ['11', 'provider_led_undergrad'],
  ['12', 'provider_led_postgrad'],
  ['13', 'provider_led_postgrad_salaried'],
  ['14', 'teacher_degree_apprenticeship'],
  ['15', 'iqts'],
  ['16', 'assessment_only'],
  ['17', 'early_years_assessment_only'],
  ['18', 'early_years_undergrad'],
  ['19', 'early_years_postgrad'],
  ['20', 'early_years_salaried'],
  ['21', 'hpitt_postgrad'],
]);

/** Every route by our name, which is Register's. */
export const trainingRoutes: readonly string[] = [...new Set(hesaCodes.values())];

export const routeCodes: readonly string[] = [...hesaCodes.keys()];

/** Our name of a route, or undefined for a code that no list holds. */
export function parseRoute(text: string): string | undefined {
  return trainingRoutes.includes(text) ? text : hesaCodes.get(text);
}

/** How a route is paid for and from which degree it leads; undefined for routes of another kind (assessment only, early years, abroad). */
const terms: Readonly<Record<string, CourseTerms>> = {
  provider_led_postgrad: { funding: 'fee', degree: 'postgraduate' },
  school_direct_tuition_fee: { funding: 'fee', degree: 'postgraduate' },
  school_direct_salaried: { funding: 'salary', degree: 'postgraduate' },
  provider_led_postgrad_salaried: { funding: 'salary', degree: 'postgraduate' },
  hpitt_postgrad: { funding: 'salary', degree: 'postgraduate' },
  pg_teaching_apprenticeship: { funding: 'apprenticeship', degree: 'postgraduate' },
  opt_in_undergrad: { funding: 'fee', degree: 'undergraduate' },
  provider_led_undergrad: { funding: 'fee', degree: 'undergraduate' },
  teacher_degree_apprenticeship: { funding: 'apprenticeship', degree: 'undergraduate' },
};

export function termsOfRoute(route: string): CourseTerms | undefined {
  return Object.hasOwn(terms, route) ? terms[route] : undefined;
}
