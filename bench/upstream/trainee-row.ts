import { type Applicant, mailOf } from './applicant.ts';

/** What may change in a trainee's record. */
export type TraineeState = {
  readonly state: 'submitted_for_trn' | 'trn_received' | 'deferred' | 'withdrawn' | 'awarded';
  readonly hasStarted: boolean;
  readonly placements: number;
  /** Where the first placement is; a school of their own where nothing is said. */
  readonly school?: string;
  readonly updatedAt: string;
};

/** One row of Register's provider API, with the equality data that a careful reader must not keep. */
export function traineeRow(
  person: Applicant,
  { state, hasStarted, placements, school, updatedAt }: TraineeState,
): unknown {
  const { cycle, provider } = person.course;
  const day = updatedAt.slice(0, 10);
  return {
    trainee_id: `t${String(person.index).padStart(23, '0')}`,
    application_id: person.choiceId,
    state,
    first_names: person.firstName,
    middle_names: null,
    last_name: person.lastName,
    date_of_birth: person.dateOfBirth,
    email: mailOf(person, 100),
    sex: '10',
    ethnic_group: 'white_ethnic_group',
    disability_disclosure: 'disability_not_provided',
    ukprn: provider.ukprn,
    training_route: '12',
    course_subject_1: '100403',
    course_education_phase: 'secondary',
    course_level: 'postgrad',
    study_mode: '01',
    itt_start_date: `${cycle}-09-01`,
    itt_end_date: `${cycle + 1}-07-10`,
    trainee_start_date: hasStarted ? `${cycle}-09-01` : null,
    trn: state === 'submitted_for_trn' ? null : String(3_000_000 + person.index),
    submitted_for_trn_at: `${cycle}-08-20T10:00:00.000Z`,
    defer_date: state === 'deferred' ? day : null,
    withdrawal_date: state === 'withdrawn' ? day : null,
    withdrawal_reasons: state === 'withdrawn' ? ['another_reason'] : null,
    awarded_at: state === 'awarded' ? updatedAt : null,
    outcome_date: state === 'awarded' ? day : null,
    record_source: 'apply',
    placements: Array.from({ length: placements }, (_, at) => ({
      urn: at === 0 && school !== undefined ? school : String(920_000 + ((person.index + at) % 500)),
      name: 'Made-up School',
      postcode: 'ZZ1 2BB',
    })),
    created_at: `${cycle}-08-20T10:00:00.000Z`,
    updated_at: updatedAt,
  };
}
