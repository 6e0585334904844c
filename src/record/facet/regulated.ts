import { londonDate } from '#kernel/instant.ts';
import { earliest, isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import { type InductionStatus, isInductionStatus } from '#source/trs-status.ts';
import { type KnownRecord, latestText, type Said } from '../evidence/known-record.ts';
import { type Closing, closingOf, isClosed } from './closing.ts';

/** An induction status with the day from which it holds. */
export type InductionStep = {
  readonly from: PlainDate;
  readonly status: InductionStatus;
  readonly observation: string;
};

/** What the regulator holds of a person, under whichever of their numbers still stands. */
export type Regulated = {
  /** The records of numbers that still stand, in the order of their numbers. */
  readonly records: readonly KnownRecord[];
  readonly qts: Said<PlainDate> | undefined;
  readonly eyts: Said<PlainDate> | undefined;
  readonly induction: readonly InductionStep[];
  /** The last number was closed and merged into no other. */
  readonly closed: Closing | undefined;
  /** A status that no list of ours holds. */
  readonly unknownValue: boolean;
};

/** Undefined of somebody whom the regulator does not know. */
export function readRegulated(own: readonly KnownRecord[]): Regulated | undefined {
  const people = own.filter(({ ref }) => ref.feed === 'trs-person');
  const events = own.filter(({ ref }) => ref.feed === 'trs-event');
  if (people.length + events.length === 0) return undefined;
  const records = people.filter((each) => !isClosed(each, events));
  const qts = earliestHeld(records, 'qts_holds_from');
  const induction = records.map((record) => latestText(record, 'induction_status'));
  return {
    records,
    qts,
    eyts: earliestHeld(records, 'eyts_holds_from'),
    induction: records.flatMap((record) => readInduction(record, qts?.value)).toSorted(byDay),
    closed: records.length > 0 ? undefined : closingOf(people, events),
    unknownValue: induction.some((said) => said !== undefined && !isInductionStatus(said.value)),
  };
}

function earliestHeld(records: readonly KnownRecord[], attribute: string): Said<PlainDate> | undefined {
  return records
    .flatMap((record) => dateSaid(record, attribute) ?? [])
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))[0];
}

/** The system shows the newest status and two dates: what was before it follows from them. */
function readInduction(record: KnownRecord, heldFrom: PlainDate | undefined): readonly InductionStep[] {
  const said = latestText(record, 'induction_status');
  if (said === undefined || !isInductionStatus(said.value)) return [];
  const { value: status, observation } = said;
  const seen = londonDate(said.assertedAt);
  const started = dateSaid(record, 'induction_start_date');
  const begun = started && { from: started.value, status: 'InProgress' as const, observation: started.observation };
  switch (status) {
    case 'None':
      return [];
    case 'RequiredToComplete':
    case 'Exempt':
      return [{ from: earliest(heldFrom ?? seen, seen) ?? seen, status, observation }];
    case 'InProgress':
      return [begun ?? { from: seen, status, observation }];
    case 'Passed':
    case 'Failed':
    case 'FailedInWales': {
      const completed = dateSaid(record, 'induction_completed_date')?.value ?? seen;
      return [...(begun === undefined ? [] : [begun]), { from: completed, status, observation }];
    }
  }
}

function byDay(a: InductionStep, b: InductionStep): number {
  return a.from < b.from ? -1 : 1;
}

function dateSaid(record: KnownRecord, attribute: string): Said<PlainDate> | undefined {
  const said = latestText(record, attribute);
  return said !== undefined && isPlainDate(said.value) ? { ...said, value: said.value } : undefined;
}
