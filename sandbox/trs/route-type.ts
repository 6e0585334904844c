import type { Course } from '../population/course.ts';
import { routeOf, type TrainingRoute } from '../population/course-route.ts';
import type { RouteType } from './trs-person.ts';

/** The regulator's own list of routes, as much of it as anybody here takes. */
export function routeTypeOf(course: Course): RouteType {
  return types[routeOf(course)];
}

const types: Readonly<Record<TrainingRoute, RouteType>> = {
  provider_led_postgrad: { id: '97497716-5ac5-49aa-a444-27fa3e2c152a', name: 'Provider led Postgrad' },
  school_direct_salaried: {
    id: '12a742c3-1cd4-43b7-a2fa-1000bd4cc373',
    name: 'School Direct Training Programme Salaried',
  },
  pg_teaching_apprenticeship: {
    id: '6987240e-966e-485f-b300-23b54937fb3a',
    name: 'Postgraduate Teaching Apprenticeship',
  },
  opt_in_undergrad: { id: '20f67e38-f117-4b42-bbfc-5812aa717b94', name: 'Undergraduate Opt In' },
  provider_led_undergrad: { id: '53a7fbda-25fd-4482-9881-5cf65053888d', name: 'Provider led Undergrad' },
  teacher_degree_apprenticeship: { id: '5d4c01c1-0841-4306-b49c-48ad6499fdc0', name: 'Teacher Degree Apprenticeship' },
};

/** How most teachers who have taught for years came to the status. */
export const universityRoute: RouteType = { id: '10078157-e8c3-42f7-a050-d8b802e83f7b', name: 'HEI' };
