import { londonDate } from '#kernel/instant.ts';
import { later, type PlainDate } from '#kernel/plain-date.ts';
import { asText, type Said, timeline } from '#record/evidence/known-record.ts';
import type { Registration } from '#record/facet/registration.ts';
import type { PersonView } from '#record/person-view.ts';
import type { CourseTerms } from '#source/course-terms.ts';
import { parseRoute, termsOfRoute } from '#source/training-route.ts';

/** The route that Register gives, from the day on which a submitted record says so; `terms` undefined for a route of another kind. */
export type RegisterRoute = { readonly terms: CourseTerms | undefined; readonly because: string };

/** Of the registration for that academic year; a draft and a void record say nothing (R5, R8), nor does a word that no list holds. */
export function registerRouteOn(view: PersonView, academicYear: number, on: PlainDate): RegisterRoute | undefined {
  for (const registration of view.registrations.toReversed()) {
    if (registration.academicYear !== academicYear || !isReal(registration)) continue;
    const said = asText(routesOf(registration).findLast((each) => dayOf(registration, each) <= on));
    const route = said === undefined ? undefined : parseRoute(said.value);
    if (said !== undefined && route !== undefined) return { terms: termsOfRoute(route), because: said.observation };
  }
  return undefined;
}

/** The days on which Register gave a route. */
export function routeDays(view: PersonView): readonly PlainDate[] {
  return view.registrations
    .filter(isReal)
    .flatMap((registration) => routesOf(registration).map((said) => dayOf(registration, said)));
}

function isReal({ state, isVoid }: Registration): boolean {
  return state !== null && state.value !== 'draft' && !isVoid;
}

function routesOf({ record }: Registration): readonly Said[] {
  return timeline(record, 'training_route');
}

function dayOf({ submittedAt }: Registration, said: Said): PlainDate {
  const day = londonDate(said.assertedAt);
  return submittedAt === undefined ? day : later(day, londonDate(submittedAt));
}
