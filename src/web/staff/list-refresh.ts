import { z } from 'zod';
import type { Found } from '../found.ts';
import type { Refresh } from './cohort/cohort-working.ts';

export const secondsBetweenLooks = 3;

const query = z.object({ refresh: z.enum(['on', 'off']).catch('on').default('on') });

/** Whether a page that is not worked out yet comes again by itself, and the address at which that is the other way round. */
export function listRefresh(asked: unknown, href: string): Refresh {
  const isOn = query.parse(asked).refresh === 'on';
  return { isOn, href: isOn ? `${href}${href.includes('?') ? '&' : '?'}refresh=off` : href };
}

/** Null where the question itself was amiss. */
export function statusOf(found: Found<unknown> | null): number {
  if (found?.kind === 'found') return 200;
  return found?.kind === 'working' ? 202 : 400;
}
