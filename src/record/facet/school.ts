import { memberOf } from '#kernel/json.ts';
import { type PlainDate, parsePlainDate } from '#kernel/plain-date.ts';
import type { Observation } from '#observation/observation.ts';
import { formatRef } from '#source/record-ref.ts';
import { parseSchoolStanding, type SchoolStanding } from '#source/school-status.ts';
import { type KnownRecord, latest, latestText } from '../evidence/known-record.ts';

/** The trust to which a school belongs, by the number that vacancies use too. */
export type SchoolTrust = { readonly uid: string; readonly name: string | null; readonly joinedOn: PlainDate | null };

/** A school as Get Information about Schools tells of it, by its URN; `unknown` is a standing that no list of ours holds. */
export type School = {
  readonly urn: string;
  readonly name: string | null;
  readonly standing: SchoolStanding | 'unknown';
  readonly closedOn: PlainDate | null;
  /** False once a complete list lacked it. */
  readonly isListed: boolean;
  readonly trust: SchoolTrust | null;
};

/** @param records of the feed `school`, as known at an instant; undefined for a number that no list ever had */
export function schoolIn(records: ReadonlyMap<string, KnownRecord>, urn: string): School | undefined {
  const record = records.get(formatRef({ feed: 'school', key: urn }));
  if (record === undefined) return undefined;
  return {
    urn,
    name: textIn(record, 'name'),
    standing: parseSchoolStanding({ code: textIn(record, 'status_code'), name: textIn(record, 'status') }) ?? 'unknown',
    closedOn: dateIn(record, 'close_date'),
    isListed: latest(record, 'record')?.value !== 'gone',
    trust: trustOf(record, records),
  };
}

/** The list of schools says to which trust a school belongs; only the list of links says since when. */
function trustOf(school: KnownRecord, records: ReadonlyMap<string, KnownRecord>): SchoolTrust | null {
  const uid = textIn(school, 'trust_uid');
  if (uid === null) return null;
  const link = records.get(formatRef({ feed: 'school', key: `${school.ref.key}/${uid}` }));
  const joinedOn = link === undefined ? null : dateIn(link, 'joined_date');
  return { uid, name: textIn(school, 'trust_name'), joinedOn };
}

function textIn(record: KnownRecord, attribute: string): string | null {
  return latestText(record, attribute)?.value ?? null;
}

function dateIn(record: KnownRecord, attribute: string): PlainDate | null {
  return parsePlainDate(textIn(record, attribute) ?? '') ?? null;
}

const urnShape = /^\d{6}$/;

/** The URNs that a person's records name: of placements, employers and training partners, and of what they tell us themselves. */
export function urnsIn(own: readonly Observation[]): readonly string[] {
  const found = new Set<string>();
  for (const { attribute, item, value } of own) {
    for (const each of urnsSaid(attribute, item, value)) if (urnShape.test(each)) found.add(each);
  }
  return [...found].toSorted();
}

function urnsSaid(attribute: string, item: string, value: Observation['value']): readonly string[] {
  if (attribute === 'placement') return value === null ? [] : [item];
  const said = attribute.endsWith('urn') ? value : memberOf(value, 'urn');
  return typeof said === 'string' ? [said] : [];
}
