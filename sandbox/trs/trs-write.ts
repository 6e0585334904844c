import type { Instant } from '../time.ts';
import { blank, type TrsRoute, type TrsState, type TrsStep } from './trs-person.ts';

/** Something that somebody writes into a record, whatever stands there by then. */
export interface TrsWrite {
  readonly at: Instant;
  readonly write: (state: TrsState) => Partial<TrsState>;
}

/** In the order of time. Before the first, the record does not exist. */
export function stepsOf(first: TrsStep, writes: readonly TrsWrite[]): readonly TrsStep[] {
  const steps: TrsStep[] = [first];
  let state: TrsState = { ...blank, ...first.change };
  for (const { at, write } of [...writes].sort((one, other) => one.at - other.at)) {
    const change = write(state);
    if (Object.keys(change).length === 0) continue;
    state = { ...state, ...change };
    steps.push({ at: Math.max(at, first.at + 1), change });
  }
  return steps;
}

/** Register puts a route under its own reference: again and again over the same. */
export function putRoute({ routes }: TrsState, route: TrsRoute): Partial<TrsState> {
  const others = routes.filter(({ reference }) => reference !== route.reference);
  return { routes: [...others, route] };
}

/** Names and address as Register sends them, until the status is held: from then on only with evidence. */
export function renamed(state: TrsState, lastName: string): Partial<TrsState> {
  if (lastName === state.lastName || state.routes.some(({ status }) => status === 'Holds')) return {};
  const { firstName, middleName } = state;
  return { lastName, previousNames: [...state.previousNames, { firstName, middleName, lastName: state.lastName }] };
}
