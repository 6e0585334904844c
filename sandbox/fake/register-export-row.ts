import { academicYearLabel, academicYearOf } from '../calendar.ts';
import { isUndergraduate, yearsOf } from '../population/course-form.ts';
import { qualificationOf, routeOf } from '../population/course-route.ts';
import { randomFrom } from '../random.ts';
import type { RegisterState, TraineeNow } from '../register/trainee.ts';
import { type Day, dateText, type Instant, instantText, yearOf } from '../time.ts';

type Cell = (row: TraineeNow) => unknown;

/** Column and cell side by side, in the export's own order, so that header and rows cannot part. */
const columns: readonly (readonly [string, Cell])[] = [
  ['register_id', ({ trainee }) => trainee.slug],
  ['completed', ({ state }) => (state.state === 'draft' ? 'FALSE' : 'TRUE')],
  ['trainee_url', ({ trainee }) => `https://register.test/trainees/${trainee.slug}`],
  ['record_source', ({ state }) => ({ apply: 'Apply', manual: 'Manual', api: 'API', csv: 'CSV' })[state.recordSource]],
  ['apply_id', ({ state }) => state.applicationId],
  ['hesa_id', () => ''],
  ['provider_trainee_id', ({ state }) => state.providerTraineeId],
  ['trn', ({ state }) => state.trn],
  ['trainee_status', ({ state }) => statusText(state.state)],
  ['start_academic_year', ({ state }) => yearLabel(state.ittStart)],
  ['end_academic_year', ({ state }) => yearLabel(state.ittEnd)],
  ['academic_years', ({ state }) => yearsBetween(state.ittStart, state.ittEnd)],
  ['record_created_at', ({ createdAt }) => instantText(createdAt)],
  ['register_record_last_changed_at', ({ updatedAt }) => instantText(updatedAt)],
  ['hesa_record_last_changed_at', () => ''],
  ['submitted_for_trn_at', ({ state }) => stamp(state.submittedAt)],
  ['provider_name', ({ trainee }) => trainee.provider.name],
  ['provider_id', ({ trainee }) => trainee.provider.index + 101],
  ['first_names', ({ state }) => state.firstNames],
  ['middle_names', ({ state }) => state.middleNames],
  ['last_names', ({ state }) => state.lastName],
  ['date_of_birth', ({ state }) => dateText(state.dateOfBirth)],
  ['sex', ({ trainee }) => drawn(trainee.personIndex, 'sex', ['Female', 'Female', 'Male', 'Prefer not to say'])],
  ['nationality', () => 'British'],
  ['email_address', ({ state }) => state.email],
  ['diversity_disclosure', () => 'TRUE'],
  [
    'ethnic_group',
    ({ trainee }) => drawn(trainee.personIndex, 'ethnic', ['White', 'Asian or Asian British', 'Not provided']),
  ],
  ['ethnic_background', () => ''],
  ['ethnic_background_additional', () => ''],
  ['disability_disclosure', () => 'Not provided'],
  ['disabilities', () => ''],
  ['number_of_degrees', ({ state }) => (isUndergraduate(state.course.form) ? 0 : 1)],
  ['degree_1_uk_or_non_uk', ofDegree(() => 'UK')],
  ['degree_1_awarding_institution', ofDegree(() => 'University of Netherby')],
  ['degree_1_country', ofDegree(() => '')],
  ['degree_1_subject', ofDegree(({ state }) => state.course.subject.name)],
  ['degree_1_type_uk', ofDegree(() => 'Bachelor of Science')],
  ['degree_1_type_non_uk', ofDegree(() => '')],
  ['degree_1_grade', ofDegree(() => 'Upper second-class honours (2:1)')],
  ['degree_1_other_grade', ofDegree(() => '')],
  ['degree_1_graduation_year', ofDegree(({ state }) => yearOf(state.dateOfBirth) + 21)],
  ['degrees', ofDegree(({ state }) => `"UK", "University of Netherby", "", "${state.course.subject.name}"`)],
  ['course_training_route', ({ state }) => routeOf(state.course)],
  ['course_qualification', ({ state }) => qualificationOf(state.course)],
  ['course_education_phase', ({ state }) => (state.course.subject.level === 'primary' ? 'Primary' : 'Secondary')],
  ['course_subject_category', ({ state }) => state.course.subject.name],
  ['course_itt_subject_1', ({ state }) => state.course.subject.specialism],
  ['course_itt_subject_2', () => ''],
  ['course_itt_subject_3', () => ''],
  ['course_minimum_age', ({ state }) => (state.course.subject.level === 'primary' ? 5 : 11)],
  ['course_maximum_age', ({ state }) => (state.course.subject.level === 'primary' ? 11 : 16)],
  ['course_full_or_part_time', ({ state }) => (state.course.studyMode === 'part_time' ? 'Part time' : 'Full time')],
  ['course_level', ({ state }) => (isUndergraduate(state.course.form) ? 'undergrad' : 'postgrad')],
  ['itt_start_date', ({ state }) => date(state.ittStart)],
  ['expected_end_date', ({ state }) => date(state.ittEnd)],
  ['course_duration_in_years', ({ state }) => yearsOf(state.course.form)],
  ['trainee_start_date', ({ state }) => date(state.traineeStart)],
  [
    'training_partner_name',
    ({ state: { course } }) => (course.provider === course.accredited ? '' : course.provider.name),
  ],
  [
    'training_partner_urn',
    ({ state: { course } }) => (course.provider === course.accredited ? '' : course.provider.urn),
  ],
  ['employing_school_name', ({ state }) => (state.course.fundingType === 'fee' ? '' : 'Netherby Green School')],
  ['employing_school_urn', ({ state }) => (state.course.fundingType === 'fee' ? '' : '920001')],
  ['training_initiative', () => ''],
  ['funding_method', () => 'not funded'],
  ['funding_value', () => ''],
  ['bursary_tier', () => ''],
  ['placement_one', ({ state }) => state.placements[0]?.urn],
  ['placement_two', ({ state }) => state.placements[1]?.urn],
  ['other_placements', () => ''],
  ['award_standards_met_date', ({ state }) => date(state.outcomeDate)],
  ['award_given_at', ({ state }) => stamp(state.awardedAt)],
  ['defer_date', ({ state }) => date(state.deferDate)],
  ['return_from_deferral_date', ({ state }) => date(state.reinstateDate)],
  ['withdraw_date', ({ state }) => date(state.withdrawalDate)],
  ['withdraw_reasons', ({ state }) => state.leaving?.reasons.join('\n')],
  ['withdrawal_trigger', ({ state }) => state.leaving?.trigger],
  ['withdrawal_future_interest', ({ state }) => state.leaving?.futureInterest],
];

export const exportColumns: readonly string[] = columns.map(([name]) => name);

export function exportRow(row: TraineeNow): readonly unknown[] {
  return columns.map(([, cell]) => cell(row) ?? '');
}

/** Undergraduates have none yet. */
function ofDegree(cell: Cell): Cell {
  return (row) => (isUndergraduate(row.state.course.form) ? '' : cell(row));
}

function statusText(state: RegisterState): string {
  return state === 'recommended_for_award' || state === 'awarded' ? `QTS_${state}` : state;
}

function yearLabel(day: Day | undefined): string {
  return day === undefined ? '' : academicYearLabel(academicYearOf(day));
}

function yearsBetween(start: Day | undefined, end: Day | undefined): string {
  if (start === undefined || end === undefined) return '';
  const first = academicYearOf(start);
  const count = academicYearOf(end) - first + 1;
  return Array.from({ length: count }, (_, index) => academicYearLabel(first + index)).join(', ');
}

function date(day: Day | undefined): string {
  return day === undefined ? '' : dateText(day);
}

function stamp(at: Instant | undefined): string {
  return at === undefined ? '' : instantText(at);
}

function drawn(personIndex: number, what: string, values: readonly string[]): string {
  return randomFrom(what, personIndex).pick(values);
}
