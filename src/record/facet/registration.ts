import { academicYearOf } from '#kernel/academic-year.ts';
import { type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import { isPlainDate, type PlainDate, plainDate } from '#kernel/plain-date.ts';
import type { RecordRef } from '#source/record-ref.ts';
import {
  addedInError,
  type CommencementStatus,
  canReachState,
  isCommencementStatus,
  isRegisterState,
  type RegisterState,
} from '#source/register-state.ts';
import { parseRoute } from '#source/training-route.ts';
import { type KnownRecord, latest, latestText, type Said, timeline } from '../evidence/known-record.ts';
import type { ReferenceBook } from './reference-book.ts';

/** A pause, from its own date until the return; `to` null while it lasts. */
export type Deferral = { readonly from: PlainDate; readonly to: PlainDate | null };

/** One trainee record of Register, in its newest form with its history of states. */
export type Registration = {
  readonly ref: RecordRef;
  readonly record: KnownRecord;
  readonly state: Said<RegisterState> | null;
  readonly ukprn: string | undefined;
  readonly providerCode: string | undefined;
  readonly ittStart: Said<PlainDate> | undefined;
  readonly traineeStart: Said<PlainDate> | undefined;
  readonly commencement: Said<CommencementStatus> | undefined;
  readonly submittedAt: Instant | undefined;
  readonly withdrawnFrom: Said<PlainDate> | undefined;
  readonly outcomeFrom: Said<PlainDate> | undefined;
  readonly deferrals: readonly Deferral[];
  /** Seen before, then missing from a complete snapshot. */
  readonly gone: Said<PlainDate> | undefined;
  /** Withdrawn for no other reason than `record_added_in_error`: it never was a trainee (R8). */
  readonly isVoid: boolean;
  readonly applicationId: string | undefined;
  readonly academicYear: number;
  readonly illegalStep: boolean;
  readonly unknownValue: boolean;
};

export function readRegistration(record: KnownRecord, book: ReferenceBook): Registration {
  const { states, illegalStep, unknownValue } = readStates(record);
  const state = states.at(-1) ?? null;
  const ittStart = dateSaid(record, 'itt_start_date');
  const traineeStart = dateSaid(record, 'trainee_start_date');
  const submittedAt = firstSubmitted(record, states);
  const named = latestText(record, 'provider_name');
  const byName = named === undefined ? undefined : book.providerNamed(named.value);
  const ukprn = latestText(record, 'ukprn')?.value ?? byName?.ukprn?.value;
  const deferrals = readDeferrals(record, states);
  return {
    ref: record.ref,
    record,
    state,
    ukprn,
    providerCode: byName?.code ?? (ukprn === undefined ? undefined : book.codeOf(ukprn)),
    ittStart,
    traineeStart,
    commencement: readCommencement(record),
    submittedAt,
    withdrawnFrom: state?.value === 'withdrawn' ? withdrawalDate(record, state, deferrals) : undefined,
    outcomeFrom: readOutcome(record, state),
    deferrals,
    gone: readGone(record),
    isVoid: state?.value === 'withdrawn' && isOnlyAddedInError(record),
    applicationId: latestText(record, 'application_id')?.value,
    academicYear: academicYearOf(ittStart?.value ?? traineeStart?.value ?? firstHeard(submittedAt, states)),
    illegalStep,
    unknownValue: unknownValue || saysUnknown(record),
  };
}

function readStates(record: KnownRecord): {
  states: readonly Said<RegisterState>[];
  illegalStep: boolean;
  unknownValue: boolean;
} {
  const states: Said<RegisterState>[] = [];
  let illegalStep = false;
  let unknownValue = false;
  for (const said of timeline(record, 'state')) {
    if (typeof said.value !== 'string' || !isRegisterState(said.value)) {
      unknownValue ||= said.value !== null;
      continue;
    }
    const before = states.at(-1);
    if (before !== undefined && !canReachState(before.value, said.value)) illegalStep = true;
    else states.push({ ...said, value: said.value });
  }
  return { states, illegalStep, unknownValue };
}

/** A withdrawal after a deferral is dated at the deferral (R8, as Register does itself). */
function withdrawalDate(
  record: KnownRecord,
  state: Said<RegisterState>,
  deferrals: readonly Deferral[],
): Said<PlainDate> {
  const said = dateSaid(record, 'withdrawal_date') ?? { ...state, value: londonDate(state.assertedAt) };
  const pause = deferrals.findLast((each) => each.from <= said.value && (each.to === null || each.to >= said.value));
  return pause === undefined ? said : { ...said, value: pause.from };
}

/** Each stay in state `deferred`: from its defer date until the return that ended it, or until it turned into something else. */
function readDeferrals(record: KnownRecord, states: readonly Said<RegisterState>[]): readonly Deferral[] {
  return states.flatMap((state, index): readonly Deferral[] => {
    if (state.value !== 'deferred') return [];
    const next = states[index + 1];
    const from = dateAsserted(record, 'defer_date', next?.assertedAt) ?? londonDate(state.assertedAt);
    if (next === undefined) return [{ from, to: null }];
    const back = dateSaid(record, 'reinstate_date') ?? dateSaid(record, 'return_from_deferral_date');
    if (next.value === 'withdrawn')
      return [{ from, to: dateSaid(record, 'withdrawal_date')?.value ?? londonDate(next.assertedAt) }];
    return [{ from, to: back !== undefined && back.value > from ? back.value : londonDate(next.assertedAt) }];
  });
}

function readOutcome(record: KnownRecord, state: Said<RegisterState> | null): Said<PlainDate> | undefined {
  if (state?.value !== 'recommended_for_award' && state?.value !== 'awarded') return undefined;
  const at = instantSaid(record, 'recommended_for_award_at');
  return dateSaid(record, 'outcome_date') ?? { ...state, value: londonDate(at ?? state.assertedAt) };
}

function readGone(record: KnownRecord): Said<PlainDate> | undefined {
  const said = latestText(record, 'record');
  if (said?.value !== 'gone') return undefined;
  const since = [...record.timelines.values()].some((all) => all.some((each) => each.assertedAt > said.assertedAt));
  return since ? undefined : { ...said, value: londonDate(said.assertedAt) };
}

function isOnlyAddedInError(record: KnownRecord): boolean {
  const reasons = latest(record, 'withdrawal_reasons')?.value;
  return Array.isArray(reasons) && reasons.length === 1 && reasons[0] === addedInError;
}

function readCommencement(record: KnownRecord): Said<CommencementStatus> | undefined {
  const said = latestText(record, 'commencement_status');
  return said !== undefined && isCommencementStatus(said.value) ? { ...said, value: said.value } : undefined;
}

/** A commencement status or route that no list of ours holds. */
function saysUnknown(record: KnownRecord): boolean {
  const commencement = latestText(record, 'commencement_status');
  const route = latestText(record, 'training_route');
  return (
    (commencement !== undefined && !isCommencementStatus(commencement.value)) ||
    (route !== undefined && parseRoute(route.value) === undefined)
  );
}

/** When the record became more than a draft: Register's own time for it, else its first word that it was none. */
function firstSubmitted(record: KnownRecord, states: readonly Said<RegisterState>[]): Instant | undefined {
  const said = timeline(record, 'submitted_for_trn_at').findLast((each) => each.value !== null);
  const own = typeof said?.value === 'string' ? parseInstant(said.value) : undefined;
  return own ?? states.find((state) => state.value !== 'draft')?.assertedAt;
}

/** A record without any start date counts for the year in which Register first had it. */
function firstHeard(submittedAt: Instant | undefined, states: readonly Said[]): PlainDate {
  const first = submittedAt ?? states[0]?.assertedAt;
  return first === undefined ? plainDate('1970-01-01') : londonDate(first);
}

function dateSaid(record: KnownRecord, attribute: string): Said<PlainDate> | undefined {
  const said = latestText(record, attribute);
  return said !== undefined && isPlainDate(said.value) ? { ...said, value: said.value } : undefined;
}

function dateAsserted(record: KnownRecord, attribute: string, before: Instant | undefined): PlainDate | undefined {
  const said = timeline(record, attribute).findLast((each) => before === undefined || each.assertedAt < before);
  return typeof said?.value === 'string' && isPlainDate(said.value) ? said.value : undefined;
}

function instantSaid(record: KnownRecord, attribute: string): Instant | undefined {
  const said = latestText(record, attribute);
  return said === undefined ? undefined : parseInstant(said.value);
}
