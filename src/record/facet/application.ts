import { academicYearOf } from '#kernel/academic-year.ts';
import { type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { type ApplyChoiceStatus, canReach, isApplyChoiceStatus } from '#source/apply-status.ts';
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
  readonly courseCode: string | undefined;
  readonly providerCode: string | undefined;
  readonly accreditedCode: string | undefined;
  readonly ukprn: string | undefined;
  readonly because: readonly string[];
};

/** One choice of Apply over its life. */
export type Application = {
  readonly ref: RecordRef;
  readonly record: KnownRecord;
  readonly steps: readonly ChoiceStep[];
  readonly illegalStep: boolean;
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

export function readApplication(record: KnownRecord, book: ReferenceBook): Application {
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
  return { ref: record.ref, record, steps: [...impliedRecruitment(record, steps), ...steps], illegalStep };
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
  const providerCode = text(values.training_provider_code);
  const accreditedCode = text(values.accredited_provider_code) ?? providerCode;
  const ukprn = accreditedCode === undefined || cycle === undefined ? undefined : book.ukprnOf(accreditedCode, cycle);
  const start = course?.start?.value;
  return {
    openConditions:
      typeof values.offer_pending_conditions_count?.value === 'number'
        ? values.offer_pending_conditions_count.value
        : null,
    start,
    academicYear: start === undefined ? (cycle ?? 0) : academicYearOf(start.date),
    courseCode: text(values.course_code),
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
