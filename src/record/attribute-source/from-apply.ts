import type { PlainDate } from '#kernel/plain-date.ts';
import type { DecidedAttribute } from '#policy/authority.ts';
import { type KnownRecord, saidTextOn } from '../evidence/known-record.ts';
import type { ReferenceBook } from '../facet/reference-book.ts';
import { type AttributeValue, nameFrom } from './attribute-value.ts';

/** The Candidate API names the course alone; its code and its providers' are then what Publish says of that course. */
export function fromApply(
  record: KnownRecord,
  attribute: DecidedAttribute,
  on: PlainDate,
  book: ReferenceBook,
): AttributeValue | undefined {
  const uuid = saidTextOn(record, 'course_uuid', on)?.value;
  const course = uuid === undefined ? undefined : book.course(uuid);
  switch (attribute) {
    case 'legal_name':
      return nameFrom(saidTextOn(record, 'first_name', on), saidTextOn(record, 'last_name', on));
    case 'date_of_birth':
      return saidTextOn(record, 'date_of_birth', on);
    case 'course':
      return saidTextOn(record, 'course_code', on) ?? course?.code;
    case 'provider':
      return saidTextOn(record, 'training_provider_code', on) ?? course?.providerCode;
    case 'accredited_provider':
      return (
        saidTextOn(record, 'accredited_provider_code', on) ??
        saidTextOn(record, 'training_provider_code', on) ??
        course?.accreditedCode ??
        course?.providerCode
      );
    default:
      return undefined;
  }
}
