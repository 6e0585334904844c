import { londonDate } from '#kernel/instant.ts';
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import type { Lag } from '#policy/lag.ts';
import { type EmploymentType, isEmploymentType } from '#source/employment-type.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { type KnownRecord, latest, latestText, type Said } from '../evidence/known-record.ts';

/** One employment of a teacher at a school, as the extracts of Teachers' Pensions tell of it. */
export type Employment = {
  readonly ref: RecordRef;
  readonly urn: string;
  readonly schoolName: string | undefined;
  /** Null for a type that no list of ours holds. */
  readonly type: EmploymentType | null;
  readonly start: Said<PlainDate>;
  /** The end that an employer reported. */
  readonly statedEnd: Said<PlainDate> | undefined;
  readonly lastKnown: Said<PlainDate>;
  /** The day of the last extract that listed it. */
  readonly lastListed: PlainDate;
  /** The day of the last extract that lacked it, while none listed it again. */
  readonly missed: Said<PlainDate> | undefined;
};

export type EmploymentEnd = {
  readonly on: PlainDate;
  /** Nobody reported the end: the extracts no longer list it. */
  readonly isInferred: boolean;
  readonly because: readonly string[];
};

/** Undefined for a record of anything else, or one that tells no school and no dates. */
export function readEmployment(record: KnownRecord): Employment | undefined {
  if (record.ref.feed !== 'employment') return undefined;
  const urn = latestText(record, 'urn')?.value;
  const type = latestText(record, 'employment_type')?.value;
  const start = dateSaid(record, 'start_date');
  const lastKnown = dateSaid(record, 'last_known_date');
  const listed = dateSaid(record, 'extract_date');
  if (urn === undefined || start === undefined || lastKnown === undefined || listed === undefined) return undefined;
  return {
    ref: record.ref,
    urn,
    schoolName: latestText(record, 'school_name')?.value,
    type: type !== undefined && isEmploymentType(type) ? type : null,
    start,
    statedEnd: dateSaid(record, 'end_date'),
    lastKnown,
    lastListed: listed.value,
    missed: readMissed(record, listed.value),
  };
}

/**
 * When an employment ended: as reported, or, once the extracts have lacked it for long enough, at the last date on which
 * it was known, dated back. Undefined while it goes on, also while it is missing for no longer than employers run late.
 */
export function employmentEnd(
  { statedEnd, lastKnown, lastListed, missed }: Employment,
  { employmentEndsAfterMonths }: Lag,
): EmploymentEnd | undefined {
  if (statedEnd !== undefined) return { on: statedEnd.value, isInferred: false, because: [statedEnd.observation] };
  if (missed === undefined || monthsBetween(lastListed, missed.value) < employmentEndsAfterMonths) return undefined;
  return { on: lastKnown.value, isInferred: true, because: [missed.observation, lastKnown.observation] };
}

function readMissed(record: KnownRecord, lastListed: PlainDate): Said<PlainDate> | undefined {
  const presence = latestText(record, 'record');
  if (presence?.value !== 'gone') return undefined;
  const first = { ...presence, value: londonDate(presence.assertedAt) };
  const again = dateSaid(record, 'missed_on');
  const last = again !== undefined && again.value > first.value ? again : first;
  return last.value > lastListed ? last : undefined;
}

/** Extracts are monthly, but not of the same day of each month: it is months that count. */
function monthsBetween(from: PlainDate, to: PlainDate): number {
  const months = (date: PlainDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return months(to) - months(from);
}

function dateSaid(record: KnownRecord, attribute: string): Said<PlainDate> | undefined {
  const said = latest(record, attribute);
  return typeof said?.value === 'string' && isPlainDate(said.value) ? { ...said, value: said.value } : undefined;
}
