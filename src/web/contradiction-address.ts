import type { ContradictionKind } from '#policy/lag.ts';
import { type Times, timeQuery, today, withQuery } from './address.ts';
import type { ContradictionFilter } from './contradiction-port.ts';
import { personHref } from './person-address.ts';

/** The queue, at a valid day and as known at the end of a day. */
export function contradictionsHref(filter: ContradictionFilter, times: Times | null = null): string {
  const { page } = filter;
  return withQuery('/staff/contradictions', {
    ...filterQuery(filter),
    ...(page === 1 ? {} : { page: String(page) }),
    ...timeQuery(times ?? today),
  });
}

export function filterQuery({ kind, owner, state }: ContradictionFilter): Readonly<Record<string, string>> {
  return {
    ...(kind === null ? {} : { kind }),
    ...(owner === null ? {} : { owner }),
    ...(state === 'open' ? {} : { state }),
  };
}

export function contradictionHref(who: string, kind: ContradictionKind): string {
  return `${personHref(who)}/contradiction/${kind}`;
}
