import type { Json } from '#kernel/json.ts';
import type { Statement } from '#observation/observation.ts';
import type { ReadRow } from '#observation/reading.ts';
import { isCommencementStatus, isRegisterState } from '#source/register-state.ts';
import { parseRoute } from '#source/training-route.ts';
import { statementsOf } from '../statement.ts';

export type Placement = {
  readonly urn?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly postcode?: string | null | undefined;
};

/** Attributes that every channel of Register can carry; each channel adds its own. */
export function traineeStatements(
  said: Readonly<Record<string, Json | undefined>>,
  placements: readonly Placement[],
): readonly Statement[] {
  const route = said.training_route;
  const known = typeof route === 'string' ? parseRoute(route) : undefined;
  return [
    ...statementsOf({ ...said, ...(known === undefined ? {} : { training_route: known }) }),
    ...placements.map(placementStatement),
  ];
}

/** A placement is told apart by its school's number, or by its name where Register has none. */
function placementStatement(placement: Placement): Statement {
  const { urn, name, postcode } = placement;
  return { attribute: 'placement', item: urn || name || '', value: { name: name ?? null, postcode: postcode ?? null } };
}

export function unknownValues(said: Readonly<Record<string, Json | undefined>>): ReadRow['unknown'] {
  const lists: readonly [string, (value: string) => boolean][] = [
    ['state', isRegisterState],
    ['commencement_status', isCommencementStatus],
    ['training_route', (value) => parseRoute(value) !== undefined],
  ];
  return lists.flatMap(([attribute, holds]) => {
    const value = said[attribute];
    return typeof value === 'string' && value !== '' && !holds(value)
      ? [{ attribute, value: value.slice(0, 100) }]
      : [];
  });
}
