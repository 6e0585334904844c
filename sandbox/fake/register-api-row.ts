import { isUndergraduate } from '../population/course-form.ts';
import { qualificationOf, routeOf, type TrainingRoute } from '../population/course-route.ts';
import type { Random } from '../random.ts';
import { randomFrom } from '../random.ts';
import type { TraineeNow } from '../register/trainee.ts';
import { dateText, dateTextOrNull, type Instant, instantTextInMillis, yearOf } from '../time.ts';

/** One row of Register's API, in the contract's full shape: the client cuts what it must not keep. */
export function traineeRow({ trainee, state, createdAt, updatedAt }: TraineeNow): unknown {
  const { course } = state;
  const random = randomFrom('trainee-row', trainee.personIndex);
  const isSecondary = course.subject.level === 'secondary';
  const created = instantTextInMillis(createdAt);
  return {
    first_names: state.firstNames,
    last_name: state.lastName,
    date_of_birth: dateText(state.dateOfBirth),
    created_at: created,
    updated_at: instantTextInMillis(updatedAt),
    email: state.email,
    middle_names: state.middleNames ?? null,
    training_route: routeCodes[routeOf(course)],
    sex: random.pick(['10', '10', '11', '96']),
    diversity_disclosure: 'diversity_disclosed',
    ethnic_group: 'white_ethnic_group',
    ethnic_background: null,
    additional_ethnic_background: null,
    disability_disclosure: 'disability_not_provided',
    itt_start_date: dateTextOrNull(state.ittStart),
    outcome_date: dateTextOrNull(state.outcomeDate),
    itt_end_date: dateTextOrNull(state.ittEnd),
    trn: state.trn ?? null,
    submitted_for_trn_at: stampOrNull(state.submittedAt),
    defer_date: dateTextOrNull(state.deferDate),
    recommended_for_award_at: stampOrNull(state.recommendedAt),
    trainee_start_date: dateTextOrNull(state.traineeStart),
    reinstate_date: dateTextOrNull(state.reinstateDate),
    course_min_age: isSecondary ? 11 : 5,
    course_max_age: isSecondary ? 16 : 11,
    awarded_at: stampOrNull(state.awardedAt),
    training_initiative: null,
    study_mode: course.studyMode === 'part_time' ? '31' : '01',
    course_education_phase: course.subject.level,
    hesa_id: null,
    record_source: state.recordSource,
    iqts_country: null,
    provider_trainee_id: state.providerTraineeId ?? null,
    defer_reason: state.deferReason || null,
    ukprn: trainee.provider.ukprn,
    ethnicity: '120',
    course_qualification: qualificationOf(course),
    course_title: null,
    course_level: isUndergraduate(course.form) ? 'undergrad' : 'postgrad',
    course_itt_start_date: dateTextOrNull(state.ittStart),
    course_age_range: isSecondary ? '13918' : '13914',
    employing_school_urn: course.fundingType === 'fee' ? null : '920001',
    training_partner_ukprn: course.provider === course.accredited ? null : course.provider.ukprn,
    training_partner_urn: course.provider === course.accredited ? null : course.provider.urn,
    previous_last_name: state.previousLastName ?? null,
    itt_aim: qualificationOf(course) === 'QTS' ? '201' : '202',
    course_year: yearOf(state.ittStart ?? course.startDay),
    pg_apprenticeship_start_date: null,
    funding_method: '6',
    ni_number: null,
    additional_training_initiative: null,
    itt_qualification_aim: isUndergraduate(course.form) ? '008' : '020',
    fund_code: '7',
    course_subject_1: course.subject.hesa,
    course_subject_2: null,
    course_subject_3: null,
    nationality: 'GB',
    withdrawal_date: dateTextOrNull(state.withdrawalDate),
    withdrawal_reasons: state.leaving === undefined ? null : state.leaving.reasons,
    withdrawal_trigger: state.leaving?.trigger ?? null,
    withdrawal_future_interest: state.leaving?.futureInterest ?? null,
    withdrawal_another_reason: null,
    withdrawal_safeguarding_concern_reasons: state.leaving?.reasons.includes('safeguarding_concerns')
      ? 'Not for sharing'
      : null,
    placements: state.placements.map((placement, index) => ({
      urn: placement.urn,
      name: placement.name,
      address: null,
      postcode: `ZZ${10 + index} 2BB`,
      created_at: instantTextInMillis(placement.addedAt),
      updated_at: instantTextInMillis(placement.addedAt),
      placement_id: `${trainee.slug.slice(0, 23)}${index}`,
    })),
    degrees: isUndergraduate(course.form)
      ? []
      : [degreeOf(random, trainee.slug, created, yearOf(state.dateOfBirth) + 21)],
    state: state.state,
    trainee_id: trainee.slug,
    application_id: state.applicationId ?? null,
  };
}

/** HESA's codes for routes. */
const routeCodes: Readonly<Record<TrainingRoute, string>> = {
  school_direct_salaried: '03',
  opt_in_undergrad: '09',
  pg_teaching_apprenticeship: '10',
  provider_led_undergrad: '11',
  provider_led_postgrad: '12',
  teacher_degree_apprenticeship: '14',
};

function degreeOf(random: Random, slug: string, created: string, year: number): unknown {
  return {
    uk_degree: random.pick(['083', '051']),
    non_uk_degree: null,
    created_at: created,
    updated_at: created,
    subject: random.pick(['100403', '100320', '100346', '100302']),
    institution: random.pick(['0116', '0252', '0160']),
    graduation_year: year,
    grade: random.pick(['01', '02', '03']),
    country: null,
    other_grade: null,
    institution_uuid: null,
    uk_degree_uuid: null,
    subject_uuid: null,
    grade_uuid: null,
    degree_id: slug.split('').reverse().join(''),
  };
}

function stampOrNull(at: Instant | undefined): string | null {
  return at === undefined ? null : instantTextInMillis(at);
}
