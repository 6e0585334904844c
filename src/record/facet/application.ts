import { academicYearOf } from '#kernel/academic-year.ts';
import { type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import { earliest, type PlainDate } from '#kernel/plain-date.ts';
import { type Calendar, findOpens } from '#policy/calendar.ts';
import { type ApplyChoiceStatus, canReach, isAccepted, isApplyChoiceStatus } from '#source/apply-status.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { type KnownRecord, type Said, timeline } from '../evidence/known-record.ts';
import type { CourseStart } from './course.ts';
import type { ReferenceBook } from './reference-book.ts';

/** What a choice said from a day on; `status` null is a value that no list of ours holds. */
export type ChoiceStep = {
  readonly from: PlainDate;
  readonly status: ApplyChoiceStatus | null;
  /** Conditions still open; null when Apply does not say, which is not zero. */
  readonly openConditions: number | null;
  readonly start: CourseStart | undefined;
  readonly academicYear: number;
  readonly cycle: number | null;
  readonly courseUuid: string | undefined;
  readonly courseCode: string | undefined;
  readonly providerCode: string | undefined;
  readonly accreditedCode: string | undefined;
  readonly ukprn: string | undefined;
  readonly because: readonly string[];
  /** No source says so: the cycle is over, and what was not sent by then never will be. */
  readonly byCalendar?: true;
};

/** One choice of Apply over its life. */
export type Application = {
  readonly ref: RecordRef;
  readonly record: KnownRecord;
  /** The accounts that ever held it, the first first: a recovered account passes its choices on under a new C-id. */
  readonly accounts: readonly string[];
  readonly steps: readonly ChoiceStep[];
  readonly illegalStep: boolean;
  /** A firm place was agreed at some time, whatever came of it. */
  readonly wasAccepted: boolean;
  /** The day from which its choices speak instead of a form. */
  readonly spokenForFrom?: PlainDate | undefined;
};

const watched = [
  'status',
  'offer_pending_conditions_count',
  'course_uuid',
  'course_code',
  'recruitment_cycle_year',
  'training_provider_code',
  'accredited_provider_code',
] as const;

type Values = Partial<Record<(typeof watched)[number], Said>>;

/** @param wasRecruited a row of the Register API: Apply's recruiters listed it once, whatever it says now */
export function readApplication(record: KnownRecord, wasRecruited: boolean, book: ReferenceBook): Application {
  const steps: ChoiceStep[] = [];
  let illegalStep = false;
  // A word that we do not know in between hides no illegal step.
  let lastLegal: ApplyChoiceStatus | null = null;
  for (const { at, values } of moments(record)) {
    const said = readStatus(values.status);
    const before = steps.at(-1);
    const legal: boolean = lastLegal === null || said === null || canReach(lastLegal, said);
    illegalStep ||= !legal;
    const status: ApplyChoiceStatus | null = legal ? said : lastLegal;
    lastLegal = status ?? lastLegal;
    steps.push({ ...describe(values, book), from: eventDate(record, status, before, at), status });
  }
  const all = [...impliedRecruitment(record, steps), ...steps];
  const accounts = [...new Set(timeline(record, 'candidate_id').flatMap((said) => text(said) ?? []))];
  const wasAccepted = wasRecruited || saysAccepted(record, all);
  return { ref: record.ref, record, accounts, steps: all, illegalStep, wasAccepted };
}

/**
 * A form that shows choices speaks only while it and they are drafts: Apply goes on calling one a draft that was never
 * sent, although its choices say so.
 */
export function readForm(record: KnownRecord, choices: readonly Application[], book: ReferenceBook): Application {
  const form = { ...readApplication(record, false, book), accounts: [record.ref.key] };
  if (choices.length === 0) return form;
  const sent = earliest(...[form, ...choices].flatMap(({ steps }) => steps.find(isNoDraft)?.from ?? []));
  if (sent === undefined) return form;
  const draft = form.steps.findIndex((step) => isNoDraft(step) || step.from > sent);
  return { ...form, steps: draft < 0 ? form.steps : form.steps.slice(0, draft), spokenForFrom: sent };
}

/** A draft of a cycle that is over is closed; Apply says so only of some, and shows none of them any more. */
export function closeAtEndOfCycle(application: Application, calendar: Calendar): Application {
  const last = application.steps.at(-1);
  if (last?.status !== 'unsubmitted' || last.cycle === null || application.spokenForFrom !== undefined)
    return application;
  const next = findOpens(calendar, last.cycle + 1);
  if (next === undefined || londonDate(next) <= last.from) return application;
  const closed = { ...last, from: londonDate(next), status: 'application_not_sent', byCalendar: true } as const;
  return { ...application, steps: [...application.steps, closed] };
}

function isNoDraft({ status }: ChoiceStep): boolean {
  return status !== 'unsubmitted';
}

/** The Candidate API says when an offer was accepted, or its status does. */
function saysAccepted(record: KnownRecord, steps: readonly ChoiceStep[]): boolean {
  return (
    timeline(record, 'accepted_at').length > 0 || steps.some(({ status }) => status !== null && isAccepted(status))
  );
}

/** Apply's own moments of change, each with all that the choice said then. */
function* moments(record: KnownRecord): Generator<{ at: Instant; values: Values }> {
  const changes = watched
    .flatMap((attribute) => timeline(record, attribute).map((said) => ({ attribute, said })))
    .toSorted((a, b) => (a.said.assertedAt < b.said.assertedAt ? -1 : 1));
  const values: Values = {};
  for (const [at, group] of Map.groupBy(changes, (change) => change.said.assertedAt)) {
    for (const { attribute, said } of group) values[attribute] = said;
    yield { at, values: { ...values } };
  }
}

function readStatus(said: Said | undefined): ApplyChoiceStatus | null {
  return typeof said?.value === 'string' && isApplyChoiceStatus(said.value) ? said.value : null;
}

function describe(values: Values, book: ReferenceBook): Omit<ChoiceStep, 'from' | 'status'> {
  const course = typeof values.course_uuid?.value === 'string' ? book.course(values.course_uuid.value) : undefined;
  const cycle =
    typeof values.recruitment_cycle_year?.value === 'number' ? values.recruitment_cycle_year.value : undefined;
  const providerCode = text(values.training_provider_code) ?? course?.providerCode?.value;
  const accreditedCode = text(values.accredited_provider_code) ?? course?.accreditedCode?.value ?? providerCode;
  const ukprn = accreditedCode === undefined || cycle === undefined ? undefined : book.ukprnOf(accreditedCode, cycle);
  const start = course?.start?.value;
  return {
    openConditions:
      typeof values.offer_pending_conditions_count?.value === 'number'
        ? values.offer_pending_conditions_count.value
        : null,
    start,
    academicYear: start === undefined ? (cycle ?? 0) : academicYearOf(start.date),
    cycle: cycle ?? null,
    courseUuid: text(values.course_uuid),
    courseCode: text(values.course_code) ?? course?.code?.value,
    providerCode,
    accreditedCode,
    ukprn: ukprn?.value,
    because: [values.status, values.offer_pending_conditions_count, course?.start].flatMap((said) =>
      said ? [said.observation] : [],
    ),
  };
}

/** A recruitment has a date of its own; every other step is dated by the row that first told of it. */
function eventDate(
  record: KnownRecord,
  status: ApplyChoiceStatus | null,
  before: ChoiceStep | undefined,
  at: Instant,
): PlainDate {
  const recruited = status === 'recruited' && before?.status !== 'recruited' ? recruitedOn(record, at) : undefined;
  const own = recruited !== undefined && (before === undefined || recruited > before.from) ? recruited : londonDate(at);
  return before !== undefined && own < before.from ? before.from : own;
}

/** A choice first seen as withdrawn or deferred was recruited before: every row of the feed once was. */
function impliedRecruitment(record: KnownRecord, steps: readonly ChoiceStep[]): readonly ChoiceStep[] {
  const [first] = steps;
  if (first === undefined || (first.status !== 'withdrawn' && first.status !== 'offer_deferred')) return [];
  const recruited = recruitedOn(record, undefined);
  return recruited !== undefined && recruited < first.from ? [{ ...first, from: recruited, status: 'recruited' }] : [];
}

function recruitedOn(record: KnownRecord, at: Instant | undefined): PlainDate | undefined {
  const said = timeline(record, 'recruited_at').findLast((each) => at === undefined || each.assertedAt <= at);
  const instant = typeof said?.value === 'string' ? parseInstant(said.value) : undefined;
  return instant === undefined ? undefined : londonDate(instant);
}

function text(said: Said | undefined): string | undefined {
  return typeof said?.value === 'string' ? said.value : undefined;
}
