import type { PlainDate } from '#kernel/plain-date.ts';
import type { DecidedAttribute } from '#policy/authority.ts';
import { latest, latestText, saidTextOn } from '../evidence/known-record.ts';
import type { PersonView } from '../person-view.ts';
import { type AttributeValue, nameFrom } from './attribute-value.ts';

/** What the regulator says under a number that still stands. */
export function fromRegulator(
  { regulated }: PersonView,
  attribute: DecidedAttribute,
  on: PlainDate,
): AttributeValue | undefined {
  const record = regulated?.records.at(-1);
  if (regulated === undefined || record === undefined) return undefined;
  switch (attribute) {
    case 'legal_name':
      return nameFrom(saidTextOn(record, 'first_name', on), saidTextOn(record, 'last_name', on));
    case 'date_of_birth':
    case 'trn':
      return latestText(record, attribute);
    case 'qts':
    case 'eyts': {
      const held = regulated[attribute];
      return held !== undefined && held.value <= on ? held : undefined;
    }
    case 'induction': {
      const step = regulated.induction.findLast(({ from }) => from <= on);
      const said = latest(record, 'induction_status');
      return step && said && { value: step.status, assertedAt: said.assertedAt, observation: step.observation };
    }
    default:
      return undefined;
  }
}
