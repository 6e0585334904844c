import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { When } from '../evidence/evidence.ts';
import type { PersonView } from '../person-view.ts';
import type { Finding } from './finding.ts';

/** R1: a death closes the record from its day on, whatever the sources go on saying. */
export function closedOn(view: PersonView, when: When): Finding | undefined {
  const death = deathOf(view);
  if (death === undefined || when.on < death.on) return undefined;
  return { code: 'record_closed', confidence: 'confirmed', source: 'steward', rule: 'R1', because: death.because };
}

export type Death = { readonly on: PlainDate; readonly because: readonly string[] };

/** The newest decision gives the day: the day of death, or where nobody knows it the day of the decision. */
export function deathOf(view: PersonView): Death | undefined {
  const last = view.decisions.findLast((each) => each.kind === 'deceased');
  return last === undefined ? undefined : { on: last.detail.on ?? londonDate(last.detail.at), because: [last.id] };
}
