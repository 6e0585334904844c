import Papa from 'papaparse';
import { isListedOn, lastKnownOn, type PensionRecord } from '../pension/pension-record.ts';
import { type Day, dateText, type Instant, instantOn, yearOf } from '../time.ts';

const columns = [
  'trn',
  'date_of_birth',
  'urn',
  'school_name',
  'employment_type',
  'start_date',
  'end_date',
  'last_known_date',
  'extract_date',
  'member_email',
] as const;

/** On the 25th of each month. */
export function extractInstant(day: Day): Instant | undefined {
  return dateText(day).endsWith('-25') ? instantOn(day, 4) : undefined;
}

/** Everybody who is employed as far as the pension scheme knows; an end is mostly told by nothing but absence. */
export function pensionExtract(records: readonly PensionRecord[], day: Day): string {
  const rows = records.filter((record) => isListedOn(record, day)).map((record) => rowOf(record, day));
  return `${Papa.unparse({ fields: [...columns], data: rows })}\r\n`;
}

function rowOf(record: PensionRecord, day: Day): readonly string[] {
  const { trn, life, post, showsEnd } = record;
  const { person } = life;
  return [
    trn,
    dateText(person.dateOfBirth),
    post.school.urn,
    post.school.name,
    post.kind,
    dateText(post.start),
    showsEnd && post.end !== undefined && post.end < day ? dateText(post.end) : '',
    dateText(lastKnownOn(record, day)),
    dateText(day),
    // Not ours to keep: an address that the school gave.
    `${person.firstName.charAt(0)}${person.index}.${yearOf(post.start)}@staff.sch.test`.toLowerCase(),
  ];
}
