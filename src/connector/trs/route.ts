import { z } from 'zod';
import type { Statement } from '#observation/observation.ts';
import type { ReadRow } from '#observation/reading.ts';
import { isProfessionalStatus, isRouteStatus, isRouteType } from '#source/trs-route.ts';
import { dateText, text } from '../field.ts';

/** A route to a professional status; a person may have several, and Register's is one of them. */
export const routeSchema = z.looseObject({
  routeToProfessionalStatusId: text.nullish(),
  routeToProfessionalStatusType: z
    .looseObject({
      routeToProfessionalStatusTypeId: text.nullish(),
      name: text.nullish(),
      professionalStatusType: text.nullish(),
    })
    .nullish(),
  status: text.nullish(),
  holdsFrom: dateText.nullish(),
  trainingStartDate: dateText.nullish(),
  trainingEndDate: dateText.nullish(),
  trainingProvider: z.looseObject({ ukprn: text.nullish() }).nullish(),
  trainingCountry: z.looseObject({ reference: text.nullish() }).nullish(),
});
type Route = z.infer<typeof routeSchema>;

export function routeStatements(routes: readonly Route[]): readonly Statement[] {
  return routes.map((route) => ({
    attribute: 'route',
    item: itemOf(route),
    value: {
      type: route.routeToProfessionalStatusType?.name ?? null,
      professional_status: route.routeToProfessionalStatusType?.professionalStatusType ?? null,
      status: route.status ?? null,
      holds_from: route.holdsFrom ?? null,
      training_start_date: route.trainingStartDate ?? null,
      training_end_date: route.trainingEndDate ?? null,
      provider_ukprn: route.trainingProvider?.ukprn ?? null,
      training_country: route.trainingCountry?.reference ?? null,
    },
  }));
}

/** Words of a route that no list holds: of which route, as in its statement. */
export function unknownOfRoutes(routes: readonly Route[]): ReadRow['unknown'] {
  return routes.flatMap((route) => {
    const { status, routeToProfessionalStatusType: type } = route;
    const lists: readonly (readonly [string | null | undefined, boolean])[] = [
      [status, isRouteStatus(status ?? '')],
      [type?.professionalStatusType, isProfessionalStatus(type?.professionalStatusType ?? '')],
      [type?.name, isRouteType(type?.routeToProfessionalStatusTypeId ?? null, type?.name ?? '')],
    ];
    return lists.flatMap(([value, isKnown]) =>
      value == null || value === '' || isKnown
        ? []
        : [{ attribute: 'route', item: itemOf(route), value: value.slice(0, 100) }],
    );
  });
}

/** Told apart by the system's id; a route without one by its kind and the day on which it begins. */
function itemOf({
  routeToProfessionalStatusId: id,
  routeToProfessionalStatusType: type,
  trainingStartDate,
}: Route): string {
  return id ?? `${type?.name ?? ''} ${trainingStartDate ?? ''}`.trim();
}
