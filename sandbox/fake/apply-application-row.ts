import type { Choice, ChoiceVersion } from '../apply/choice.ts';
import { randomFrom } from '../random.ts';
import { dateText, type Instant, instantText, yearOf } from '../time.ts';
import { inventQualifications } from './qualification.ts';

export interface Recruit {
  readonly choice: Choice;
  readonly version: ChoiceVersion;
  readonly updatedAt: Instant;
}

/** One row in the full shape of the contract, with what a careful reader must not keep. */
export function applicationRow({ choice, version, updatedAt }: Recruit): unknown {
  const { person, application } = choice;
  const { course } = version;
  const random = randomFrom('application-row', person.index);
  const isForeign = random.chance(0.06);
  const isDisabled = random.chance(0.12);
  return {
    id: application.choiceId,
    type: 'application',
    attributes: {
      support_reference: application.supportReference,
      status: version.status,
      updated_at: instantText(updatedAt),
      submitted_at: instantText(application.submittedAt),
      recruited_at: instantText(version.recruitedAt),
      offer_pending_conditions_count: version.openConditions,
      offer_unmet_conditions_count: 0,
      offer_met_conditions_count: version.metConditions,
      candidate: {
        id: version.candidateId ?? application.candidateId,
        first_name: person.firstName,
        last_name: version.lastName,
        date_of_birth: dateText(person.dateOfBirth),
        nationality: isForeign ? [random.pick(['IN', 'NG', 'GH', 'PL', 'ES'])] : ['GB'],
        domicile: 'XF',
        uk_residency_status: isForeign
          ? 'Candidate needs to apply for permission to work and study in the UK'
          : 'UK Citizen',
        uk_residency_status_code: isForeign ? 'C' : 'A',
        fee_payer: isForeign ? '99' : '02',
        english_main_language: !isForeign,
        english_language_qualifications: isForeign ? 'Name: IELTS, Grade: 7.5, Awarded: 2021' : null,
        other_languages: null,
        disability_disclosure: isDisabled ? 'I am dyslexic' : null,
        disabilities: isDisabled ? ['learning'] : [],
        disabilities_and_health_conditions: isDisabled ? [{ name: 'Learning difference', hesa_code: '51' }] : [],
        gender: person.sex,
        ethnic_group: random.pick([
          'White',
          'Asian or Asian British',
          'Black, African, Black British or Caribbean',
          null,
        ]),
        ethnic_background: null,
      },
      contact_details: {
        address_line1: person.address.line1,
        address_line2: person.address.town,
        address_line3: null,
        address_line4: null,
        postcode: person.address.postcode,
        country: 'GB',
        email: version.email,
        phone_number: person.phone,
      },
      course: {
        recruitment_cycle_year: course.cycle,
        course_code: course.code,
        course_uuid: course.uuid,
        training_provider_code: course.provider.code,
        training_provider_type: course.provider.type,
        accredited_provider_type: course.accredited.type,
        accredited_provider_code: course.accredited.code,
        site_code: random.pick(['-', 'A', 'B', 'K']),
        study_mode: course.studyMode,
      },
      qualifications: inventQualifications(
        random,
        person.index,
        Math.min(yearOf(person.dateOfBirth) + 21, course.cycle),
      ),
      hesa_itt_data: {
        sex: person.sex === 'female' ? '2' : '1',
        disability: isDisabled ? ['51'] : ['00'],
        ethnicity: random.pick(['10', '31', '21', '98']),
      },
    },
  };
}
