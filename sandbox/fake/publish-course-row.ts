import { findOpensFor } from '../calendar.ts';
import type { Course } from '../population/course.ts';
import { isUndergraduate, yearsOf } from '../population/course-form.ts';
import { dateText, type Instant, instantText, monthOf, yearOf } from '../time.ts';
import { rolledOverAt } from './publish-history.ts';
import { providerId } from './publish-provider-row.ts';

export function courseResource(course: Course, now: Instant, changedAt: Instant): unknown {
  const isPublished = now >= findOpensFor(course.cycle);
  const accredited = { data: { type: 'providers', id: String(providerId(course.accredited, course.cycle)) } };
  return {
    id: String(course.id),
    type: 'courses',
    attributes: {
      uuid: course.uuid,
      code: course.code,
      name: course.subject.name,
      level: course.subject.level,
      state: isPublished ? 'published' : 'rolled_over',
      start_date: startDateText(course),
      program_type: course.programType,
      funding_type: course.fundingType,
      training_route: trainingRouteOf(course),
      degree_type: isUndergraduate(course.form) ? 'undergraduate' : 'postgraduate',
      study_mode: course.studyMode,
      qualifications: qualificationsOf(course),
      subject_codes: [course.subject.code],
      ...(course.provider === course.accredited ? {} : { accredited_provider_code: course.accredited.code }),
      age_minimum: course.subject.level === 'primary' ? 5 : 11,
      age_maximum: course.subject.level === 'primary' ? 11 : 16,
      course_length: courseLengthOf(course),
      applications_open_from: dateText(Math.floor(findOpensFor(course.cycle) / 86_400_000_000) + 7),
      application_status: isPublished ? 'open' : 'closed',
      open_for_applications: isPublished,
      findable: isPublished,
      running: true,
      has_vacancies: true,
      has_bursary: false,
      has_scholarship: false,
      has_early_career_payments: false,
      bursary_amount: null,
      bursary_requirements: [],
      scholarship_amount: null,
      is_send: false,
      fee_domestic: course.fundingType === 'fee' ? 9535 : null,
      fee_international: null,
      salary_details: course.fundingType === 'fee' ? null : 'Paid as an unqualified teacher.',
      gcse_subjects_required:
        course.subject.level === 'primary' ? ['maths', 'english', 'science'] : ['maths', 'english'],
      degree_grade: 'two_two',
      degree_subject_requirements: null,
      accept_pending_gcse: true,
      accept_gcse_equivalency: true,
      can_sponsor_skilled_worker_visa: false,
      can_sponsor_student_visa: false,
      campaign_name: null,
      about_course: null,
      summary: `${summaryOf(course)} ${course.studyMode.replace('_', ' ')}`,
      last_published_at: isPublished ? instantText(findOpensFor(course.cycle)) : null,
      created_at: instantText(rolledOverAt(course.provider, course.cycle)),
      changed_at: instantText(changedAt),
    },
    relationships: {
      provider: { data: { type: 'providers', id: String(providerId(course.provider, course.cycle)) } },
      ...(course.provider === course.accredited ? {} : { accredited_body: accredited }),
      recruitment_cycle: { data: { type: 'recruitment_cycles', id: String(course.cycle - 2018) } },
    },
  };
}

/** "September 2025" for most, an ISO date for some: both occur. */
export function startDateText(course: Course): string {
  if (course.showsDay) return dateText(course.startDay);
  const months = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ];
  return `${months[monthOf(course.startDay) - 1]} ${yearOf(course.startDay)}`;
}

function qualificationsOf({ form, withPgce }: Course): readonly string[] {
  if (isUndergraduate(form)) return ['qts', 'undergraduate_degree'];
  return withPgce ? ['qts', 'pgce'] : ['qts'];
}

function summaryOf({ form, withPgce }: Course): string {
  if (isUndergraduate(form)) return 'QTS with an undergraduate degree';
  return withPgce ? 'PGCE with QTS' : 'QTS';
}

/** Words for one and two years; longer ones are typed in. */
function courseLengthOf({ form }: Course): string {
  const years = yearsOf(form);
  if (years > 2) return `${years} years`;
  return years === 2 ? 'TwoYears' : 'OneYear';
}

function trainingRouteOf(course: Course): string {
  if (course.form === 'degree_apprenticeship') return 'teacher_degree_apprenticeship';
  if (course.fundingType === 'apprenticeship') return 'postgraduate_teacher_apprenticeship';
  return course.fundingType === 'salary' ? 'school_direct_salaried' : 'fee_funded_initial_teacher_training';
}
