import type { CourseTerms } from './course-terms.ts';

/** Register sends routes as names (export, events) or as HESA entry-route codes (API); both mean our name. */
const byHesaCode: Record<string, string> = {
  '02': 'school_direct_tuition_fee',
  '03': 'school_direct_salaried',
  '09': 'opt_in_undergrad',
  '10': 'pg_teaching_apprenticeship',
  '11': 'provider_led_undergrad',
  '12': 'provider_led_postgrad',
  '13': 'school_direct_salaried',
  '14': 'teacher_degree_apprenticeship',
  '15': 'hpitt_postgrad',
  '16': 'provider_led_postgrad',
};

const names: ReadonlySet<string> = new Set([
  'assessment_only',
  'early_years_assessment_only',
  'early_years_postgrad',
  'early_years_salaried',
  'early_years_undergrad',
  'iqts',
  'opt_in_undergrad',
  'provider_led_postgrad',
  'provider_led_undergrad',
  'school_direct_tuition_fee',
  'school_direct_salaried',
  'pg_teaching_apprenticeship',
  'hpitt_postgrad',
  'teacher_degree_apprenticeship',
]);

/** Our name of a route, or undefined for a code that no list holds. */
export function parseRoute(text: string): string | undefined {
  return names.has(text) ? text : byHesaCode[text];
}

/** How a route is paid for and from which degree it leads; undefined for routes of another kind (assessment only, early years). */
const terms: Readonly<Record<string, CourseTerms>> = {
  provider_led_postgrad: { funding: 'fee', degree: 'postgraduate' },
  school_direct_tuition_fee: { funding: 'fee', degree: 'postgraduate' },
  school_direct_salaried: { funding: 'salary', degree: 'postgraduate' },
  hpitt_postgrad: { funding: 'salary', degree: 'postgraduate' },
  pg_teaching_apprenticeship: { funding: 'apprenticeship', degree: 'postgraduate' },
  opt_in_undergrad: { funding: 'fee', degree: 'undergraduate' },
  provider_led_undergrad: { funding: 'fee', degree: 'undergraduate' },
  teacher_degree_apprenticeship: { funding: 'apprenticeship', degree: 'undergraduate' },
};

export function termsOfRoute(route: string): CourseTerms | undefined {
  return Object.hasOwn(terms, route) ? terms[route] : undefined;
}
