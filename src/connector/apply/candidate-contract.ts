import { z } from 'zod';
import { type Instant, parseInstant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Statement } from '#observation/observation.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { isApplyChoiceStatus, isApplyFormStatus } from '#source/apply-status.ts';
import { email, filledText, instantText, text, wholeNumber } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';

const id = z.union([wholeNumber, filledText]).transform(String);

const choiceSchema = z.looseObject({
  id,
  status: filledText,
  updated_at: instantText.nullish(),
  sent_to_provider_at: instantText.nullish(),
  accepted_at: instantText.nullish(),
  provider: z.looseObject({ name: text.nullish() }).nullish(),
  course: z
    .looseObject({
      uuid: text.nullish(),
      name: text.nullish(),
      level: text.nullish(),
      funding_type: text.nullish(),
      program_type: text.nullish(),
    })
    .nullish(),
});

const formSchema = z.looseObject({
  id,
  updated_at: instantText.nullish(),
  first_name: text.nullish(),
  last_name: text.nullish(),
  application_status: text.nullish(),
  recruitment_cycle_year: wholeNumber,
  submitted_at: instantText.nullish(),
  application_choices: z.looseObject({ data: z.array(choiceSchema) }).nullish(),
});

/** One row of Apply's Candidate API 1.4 (contracts README 1.1): an account with its forms, and each form's choices. */
const candidateSchema = z.looseObject({
  id: filledText,
  attributes: z.looseObject({
    email_address: email,
    updated_at: instantText,
    application_forms: z.array(formSchema),
  }),
});

const form = 'attributes.application_forms[]';
const choice = `${form}.application_choices.data[]`;

/** What Apply is known to send and we do not read. */
const notRead: readonly string[] = [
  'type',
  'attributes.created_at',
  `${form}.created_at`,
  `${form}.application_phase`,
  `${form}.references`,
  `${form}.qualifications`,
  `${form}.personal_statement`,
  `${form}.application_choices.completed`,
  `${choice}.created_at`,
  `${choice}.interviews`,
];

type CandidateRow = z.infer<typeof candidateSchema>;
type FormRow = z.infer<typeof formSchema>;
type ChoiceRow = z.infer<typeof choiceSchema>;

export function readCandidateRow(raw: Uint8Array): RowReading {
  return readJsonRow<CandidateRow>(raw, {
    schema: candidateSchema,
    notRead,
    keyField: 'id',
    keyIn: (value) => textMember(value, 'id'),
    map: mapCandidate,
  });
}

function mapCandidate({ id: key, attributes }: CandidateRow): ReadRow {
  const { application_forms: forms } = attributes;
  return {
    key,
    assertedAt: lastTouched(attributes),
    statements: [
      { attribute: 'email', item: '', value: attributes.email_address.trim() },
      ...forms.flatMap((form) => [...formStatements(form), ...choicesOf(form).flatMap((each) => said(each, form))]),
    ],
    unknown: forms.flatMap((form) => [
      ...unknownTo(isApplyFormStatus, 'form', form.id, form.application_status),
      ...choicesOf(form).flatMap(({ id: item, status }) =>
        unknownTo(isApplyChoiceStatus, 'choice_status', item, status),
      ),
    ]),
  };
}

/** Apply does not promise that the account's own stamp moves with its forms and choices: the newest of all is the row's. */
function lastTouched({ updated_at: own, application_forms: forms }: CandidateRow['attributes']): Instant | null {
  const stamps = [
    own,
    ...forms.flatMap((form) => [form.updated_at, ...choicesOf(form).map((each) => each.updated_at)]),
  ].flatMap((stamp) => instantOf(stamp) ?? []);
  return stamps.toSorted().at(-1) ?? null;
}

function formStatements(form: FormRow): readonly Statement[] {
  const time = ownTime(form.updated_at);
  const about = {
    status: form.application_status ?? null,
    cycle: form.recruitment_cycle_year,
    submitted_at: form.submitted_at ?? null,
  };
  return [
    { attribute: 'form', item: form.id, value: about, ...time },
    { attribute: 'first_name', item: form.id, value: filled(form.first_name), ...time },
    { attribute: 'last_name', item: form.id, value: filled(form.last_name), ...time },
  ];
}

/** The status by itself, since it is what changes; with Apply's own time for this choice, which another change of the row leaves alone. */
function said(choice: ChoiceRow, form: FormRow): readonly Statement[] {
  const { course } = choice;
  const time = ownTime(choice.updated_at);
  const about: Json = {
    id: choice.id,
    form: form.id,
    cycle: form.recruitment_cycle_year,
    course_uuid: filled(course?.uuid),
    course_name: filled(course?.name),
    level: filled(course?.level),
    funding_type: filled(course?.funding_type),
    program_type: filled(course?.program_type),
    provider_name: filled(choice.provider?.name),
    sent_at: choice.sent_to_provider_at ?? null,
    accepted_at: choice.accepted_at ?? null,
  };
  return [
    { attribute: 'choice_status', item: choice.id, value: choice.status, ...time },
    { attribute: 'choice', item: choice.id, value: about, ...time },
  ];
}

function choicesOf(form: FormRow): readonly ChoiceRow[] {
  return form.application_choices?.data ?? [];
}

function unknownTo(
  isKnown: (value: string) => boolean,
  attribute: string,
  item: string,
  value: string | null | undefined,
): ReadRow['unknown'] {
  return value == null || isKnown(value) ? [] : [{ attribute, item, value: value.slice(0, 100) }];
}

function ownTime(stamp: string | null | undefined): { readonly assertedAt?: Instant } {
  const assertedAt = instantOf(stamp);
  return assertedAt === undefined ? {} : { assertedAt };
}

function instantOf(stamp: string | null | undefined): Instant | undefined {
  return stamp == null ? undefined : parseInstant(stamp);
}

function filled(value: string | null | undefined): string | null {
  return value == null || value === '' ? null : value;
}
