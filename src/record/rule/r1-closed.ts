import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { When } from '../evidence/evidence.ts';
import type { PersonView } from '../person-view.ts';
import type { Finding } from './finding.ts';

/**
 * R1: a death closes the record from its day on, whatever the sources go on saying; so does the regulator when it closes
 * a number without merging it into another.
 */
export function closedOn(view: PersonView, when: When): Finding | undefined {
  const closed = { code: 'record_closed', confidence: 'confirmed', rule: 'R1' } as const;
  const death = deathOf(view);
  if (death !== undefined && when.on >= death.on) return { ...closed, source: 'steward', because: death.because };
  const closing = view.regulated?.closed;
  if (closing === undefined || when.on < closing.on) return undefined;
  return { ...closed, source: 'trs', because: [closing.observation] };
}

export type Death = { readonly on: PlainDate; readonly because: readonly string[] };

/** The newest decision gives the day: the day of death, or where nobody knows it the day of the decision. */
export function deathOf(view: PersonView): Death | undefined {
  const last = view.decisions.findLast((each) => each.kind === 'deceased');
  return last === undefined ? undefined : { on: last.detail.on ?? londonDate(last.detail.at), because: [last.id] };
}
