import type { ContradictionKind } from '#policy/lag.ts';
import { withQuery } from './address.ts';
import type { ContradictionFilter } from './contradiction-port.ts';
import { personHref } from './person-address.ts';

export function contradictionsHref({ kind, owner, state, page }: ContradictionFilter): string {
  return withQuery('/contradictions', {
    ...(kind === null ? {} : { kind }),
    ...(owner === null ? {} : { owner }),
    ...(state === 'open' ? {} : { state }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
}

export function contradictionHref(who: string, kind: ContradictionKind): string {
  return `${personHref(who)}/contradiction/${kind}`;
}
