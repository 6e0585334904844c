import type { PlainDate } from '#kernel/plain-date.ts';
import type { DecidedAttribute } from '#policy/authority.ts';
import { saidTextOn } from '../evidence/known-record.ts';
import type { PersonView } from '../person-view.ts';
import { type AttributeValue, nameFrom } from './attribute-value.ts';

export function fromEnquiry(
  { records }: PersonView,
  attribute: DecidedAttribute,
  on: PlainDate,
): AttributeValue | undefined {
  const record = records.findLast(({ ref }) => ref.feed === 'git-contact');
  if (record === undefined) return undefined;
  if (attribute === 'legal_name')
    return nameFrom(saidTextOn(record, 'first_name', on), saidTextOn(record, 'last_name', on));
  return attribute === 'date_of_birth' ? saidTextOn(record, attribute, on) : undefined;
}
