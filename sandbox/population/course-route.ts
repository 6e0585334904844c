import type { Course } from './course.ts';
import { isUndergraduate } from './course-form.ts';

export type TrainingRoute =
  | 'provider_led_postgrad'
  | 'school_direct_salaried'
  | 'pg_teaching_apprenticeship'
  | 'opt_in_undergrad'
  | 'provider_led_undergrad'
  | 'teacher_degree_apprenticeship';

/** Register's name for the way to the classroom that a course is. */
export function routeOf({ form, fundingType }: Pick<Course, 'form' | 'fundingType'>): TrainingRoute {
  switch (form) {
    case 'opt_in':
      return 'opt_in_undergrad';
    case 'undergraduate':
      return 'provider_led_undergrad';
    case 'degree_apprenticeship':
      return 'teacher_degree_apprenticeship';
    case 'one_year':
    case 'part_time':
      if (fundingType === 'apprenticeship') return 'pg_teaching_apprenticeship';
      return fundingType === 'salary' ? 'school_direct_salaried' : 'provider_led_postgrad';
  }
}

/** What it leads to, in Register's words. */
export function qualificationOf({ form, withPgce }: Pick<Course, 'form' | 'withPgce'>): string {
  if (isUndergraduate(form)) return 'QTS with an undergraduate degree';
  return withPgce ? 'QTS with PGCE' : 'QTS';
}
