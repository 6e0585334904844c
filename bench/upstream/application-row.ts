import { type Applicant, mailOf } from './applicant.ts';
import { chance, pick } from './chance.ts';
import { providerTypeOf } from './place.ts';

/** What may change in a choice. */
export type ApplicationState = {
  readonly status: 'recruited' | 'offer_withdrawn' | 'withdrawn' | 'offer_deferred';
  readonly openConditions: number;
  /** Counts changes of address. */
  readonly mail: number;
  readonly recruitedAt: string;
  readonly updatedAt: string;
};

/** One row of Apply's Register API in the full shape of its contract, with what a careful reader must not keep. */
export function applicationRow(person: Applicant, state: ApplicationState, phone = phoneOf(person)): unknown {
  const { course, index } = person;
  const isDisabled = chance(index, 10) < 0.12;
  return {
    id: person.choiceId,
    type: 'application',
    attributes: {
      support_reference: `AB${index}`,
      status: state.status,
      updated_at: state.updatedAt,
      submitted_at: `${course.cycle - 1}-11-01T10:00:00Z`,
      recruited_at: state.recruitedAt,
      offer_pending_conditions_count: state.openConditions,
      offer_unmet_conditions_count: 0,
      offer_met_conditions_count: 2 - state.openConditions,
      candidate: {
        id: person.candidateId,
        first_name: person.firstName,
        last_name: person.lastName,
        date_of_birth: person.dateOfBirth,
        nationality: ['GB'],
        domicile: 'XF',
        uk_residency_status: 'UK Citizen',
        uk_residency_status_code: 'A',
        fee_payer: '02',
        english_main_language: true,
        english_language_qualifications: null,
        other_languages: null,
        disability_disclosure: isDisabled ? 'I am dyslexic' : null,
        disabilities: isDisabled ? ['learning'] : [],
        disabilities_and_health_conditions: isDisabled ? [{ name: 'Learning difference', hesa_code: '51' }] : [],
        gender: pick(['female', 'male'], index, 11),
        ethnic_group: pick(['White', 'Asian or Asian British', null], index, 12),
        ethnic_background: null,
      },
      contact_details: {
        address_line1: `${1 + (index % 200)} Made-up Street`,
        address_line2: 'Madeup',
        address_line3: null,
        address_line4: null,
        postcode: postcodeOf(index),
        country: 'GB',
        email: mailOf(person, state.mail),
        phone_number: phone,
      },
      course: {
        recruitment_cycle_year: course.cycle,
        course_code: course.code,
        course_uuid: course.uuid,
        training_provider_code: course.provider.code,
        training_provider_type: providerTypeOf(course.provider),
        accredited_provider_type: providerTypeOf(course.provider),
        accredited_provider_code: course.provider.code,
        site_code: pick(['-', 'A', 'B'], index, 13),
        study_mode: 'full_time',
      },
      qualifications: {
        gcses: ['maths', 'english', 'science_single_award'].map((subject, at) =>
          qualification(index, at, 'gcse', subject),
        ),
        degrees: [qualification(index, 5, 'BSc', pick(['Mathematics', 'History', 'Biology'], index, 14))],
        other_qualifications: [],
        missing_gcses_explanation: null,
      },
      hesa_itt_data: { sex: '2', disability: isDisabled ? ['51'] : ['00'], ethnicity: '10' },
    },
  };
}

function phoneOf({ index }: Applicant): string {
  return `01632 ${Math.floor(100_000 + chance(index, 30) * 900_000)}`;
}

function qualification(index: number, at: number, type: string, subject: string): unknown {
  return {
    id: 700_000 + index * 10 + at,
    qualification_type: type,
    non_uk_qualification_type: null,
    subject,
    grade: pick(['A', 'B', '6', '7'], index, at, 15),
    start_year: null,
    award_year: '2018',
    institution_details: type === 'gcse' ? null : 'University of Netherby',
    equivalency_details: null,
    comparable_uk_degree: null,
  };
}

/** As many as the country has, nearly: records that share one are compared. */
function postcodeOf(index: number): string {
  const letter = (salt: number): string => 'ABDEFGHJLNPQRSTUWXYZ'.charAt(Math.floor(chance(index, salt) * 20));
  const digits = Math.floor(chance(index, 31) * 900);
  return `ZZ${1 + Math.floor(digits / 9)} ${1 + (digits % 9)}${letter(32)}${letter(33)}`;
}
