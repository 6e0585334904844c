import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { isApplyChoiceStatus } from '#source/apply-status.ts';
import { dateText, email, filledText, instantText, text, wholeNumber } from '../field.ts';
import { readJsonRow, textMember, without } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** One row of Apply's Register API (contracts README 1.2): a choice that was ever recruited, whatever it is now. */
const applicationSchema = z.looseObject({
  id: filledText,
  attributes: z.looseObject({
    status: filledText,
    updated_at: instantText,
    submitted_at: instantText.nullish(),
    recruited_at: instantText.nullish(),
    support_reference: text.nullish(),
    offer_pending_conditions_count: wholeNumber.nullish(),
    candidate: z.looseObject({
      id: filledText,
      first_name: text.nullish(),
      last_name: text.nullish(),
      date_of_birth: dateText.nullish(),
    }),
    contact_details: z.looseObject({
      email,
      phone_number: text.nullish(),
      address_line1: text.nullish(),
      address_line2: text.nullish(),
      address_line3: text.nullish(),
      address_line4: text.nullish(),
      postcode: text.nullish(),
    }),
    course: z.looseObject({
      recruitment_cycle_year: wholeNumber,
      course_code: text.nullish(),
      course_uuid: text.nullish(),
      training_provider_code: text.nullish(),
      training_provider_type: text.nullish(),
      accredited_provider_code: text.nullish(),
      accredited_provider_type: text.nullish(),
      study_mode: text.nullish(),
    }),
  }),
});

/** What Apply is known to send and we do not read. */
const notRead: readonly string[] = [
  'type',
  'attributes.offer_unmet_conditions_count',
  'attributes.offer_met_conditions_count',
  'attributes.candidate.nationality',
  'attributes.candidate.domicile',
  'attributes.candidate.uk_residency_status',
  'attributes.candidate.uk_residency_status_code',
  'attributes.candidate.fee_payer',
  'attributes.candidate.english_main_language',
  'attributes.candidate.english_language_qualifications',
  'attributes.candidate.other_languages',
  'attributes.contact_details.country',
  'attributes.course.site_code',
  'attributes.qualifications',
];

type ApplicationRow = z.infer<typeof applicationSchema>;

/** Equality data that we may not store: cut before anything reads it. */
const forbiddenOfCandidate: ReadonlySet<string> = new Set([
  'gender',
  'ethnic_group',
  'ethnic_background',
  'disability_disclosure',
  'disabilities',
  'disabilities_and_health_conditions',
]);

export function readApplicationRow(raw: Uint8Array): RowReading {
  return readJsonRow<ApplicationRow>(raw, {
    schema: applicationSchema,
    notRead,
    keyField: 'id',
    keyIn: (value) => textMember(value, 'id'),
    cut: cutEqualityData,
    map: mapApplication,
  });
}

function cutEqualityData(value: Json): Json | undefined {
  const attributes = memberOf(value, 'attributes');
  if (attributes === undefined) return undefined;
  const bare = without(attributes, new Set(['hesa_itt_data']));
  const candidate = memberOf(attributes, 'candidate');
  const bareCandidate = candidate === undefined ? undefined : without(candidate, forbiddenOfCandidate);
  if (bare === undefined && bareCandidate === undefined) return undefined;
  return {
    ...objectOf(value),
    attributes: {
      ...objectOf(bare ?? attributes),
      ...(bareCandidate === undefined ? {} : { candidate: bareCandidate }),
    },
  };
}

function objectOf(value: Json): { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function mapApplication({ id, attributes }: ApplicationRow): ReadRow {
  const { candidate, contact_details: contact, course } = attributes;
  const lines = [
    contact.address_line1,
    contact.address_line2,
    contact.address_line3,
    contact.address_line4,
    contact.postcode,
  ];
  const address = lines.flatMap((line) => (line == null || line === '' ? [] : [line]));
  const said: Record<string, Json | undefined> = {
    status: attributes.status,
    submitted_at: attributes.submitted_at,
    recruited_at: attributes.recruited_at,
    offer_pending_conditions_count: attributes.offer_pending_conditions_count,
    candidate_id: candidate.id,
    first_name: candidate.first_name,
    last_name: candidate.last_name,
    date_of_birth: candidate.date_of_birth?.slice(0, 10),
    email: contact.email.trim(),
    phone_number: contact.phone_number,
    address: address.length === 0 ? null : address,
    recruitment_cycle_year: course.recruitment_cycle_year,
    course_code: course.course_code,
    course_uuid: course.course_uuid,
    training_provider_code: course.training_provider_code,
    training_provider_type: course.training_provider_type,
    accredited_provider_code: course.accredited_provider_code,
    accredited_provider_type: course.accredited_provider_type,
    study_mode: course.study_mode,
  };
  return {
    key: id,
    assertedAt: parseInstant(attributes.updated_at) ?? null,
    statements: statementsOf(said),
    unknown: isApplyChoiceStatus(attributes.status)
      ? []
      : [{ attribute: 'status', value: attributes.status.slice(0, 100) }],
  };
}
