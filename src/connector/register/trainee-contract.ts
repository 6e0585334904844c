import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { dateText, email, filledText, instantText, listText, text, trn, ukprn } from '../field.ts';
import { readJsonRow, textMember, without } from '../read-row.ts';
import { traineeNotRead } from './trainee-not-read.ts';
import { traineeStatements, unknownValues } from './trainee-statements.ts';

const reasons = z.union(
  [z.array(text), listText.transform((one) => one.split(/[;,]\s*/).filter((part) => part !== ''))],
  {
    error: 'a list of reasons',
  },
);

/** The columns of a trainee that Register's API and its change events share (contracts README 2.1, ours.yaml). */
const traineeFields = {
  state: filledText,
  application_id: text.nullish(),
  provider_trainee_id: text.nullish(),
  hesa_id: text.nullish(),
  trn: trn.nullish(),
  first_names: text.nullish(),
  middle_names: text.nullish(),
  last_name: text.nullish(),
  previous_last_name: text.nullish(),
  date_of_birth: dateText.nullish(),
  email: email.nullish(),
  ukprn: ukprn.nullish(),
  training_route: text.nullish(),
  course_subject_1: text.nullish(),
  course_education_phase: text.nullish(),
  course_level: text.nullish(),
  study_mode: text.nullish(),
  iqts_country: text.nullish(),
  itt_start_date: dateText.nullish(),
  itt_end_date: dateText.nullish(),
  trainee_start_date: dateText.nullish(),
  placements: z.array(z.looseObject({ urn: text.nullish(), name: text.nullish(), postcode: text.nullish() })).nullish(),
  employing_school_urn: text.nullish(),
  defer_date: dateText.nullish(),
  reinstate_date: dateText.nullish(),
  return_from_deferral_date: dateText.nullish(),
  withdrawal_date: dateText.nullish(),
  withdrawal_reasons: reasons.nullish(),
  withdrawal_trigger: text.nullish(),
  withdrawal_future_interest: text.nullish(),
  recommended_for_award_at: instantText.nullish(),
  awarded_at: instantText.nullish(),
  outcome_date: dateText.nullish(),
  record_source: text.nullish(),
  created_at: instantText.nullish(),
  submitted_for_trn_at: instantText.nullish(),
  updated_at: instantText,
};

const traineeSchema = z.looseObject(traineeFields);
type TraineeRow = z.infer<typeof traineeSchema>;

/** The same where a row need not be whole. */
export const traineeColumns = z.looseObject({
  ...traineeFields,
  state: filledText.optional(),
  updated_at: instantText.nullish(),
});

const apiSchema = z.looseObject({ trainee_id: filledText, ...traineeFields });
type ApiRow = z.infer<typeof apiSchema>;

/** Equality data, and free text about safeguarding and health, which we may not hold. */
export const forbiddenOfTrainee: ReadonlySet<string> = new Set([
  'sex',
  'diversity_disclosure',
  'ethnic_group',
  'ethnic_background',
  'additional_ethnic_background',
  'ethnic_background_additional',
  'ethnicity',
  'disability_disclosure',
  'disabilities',
  'disability1',
  'withdrawal_safeguarding_concern_reasons',
  'withdrawal_another_reason',
  'defer_reason',
]);

/** A row of Register's provider-token API. */
export function readTraineeRow(raw: Uint8Array): RowReading {
  return readJsonRow<ApiRow>(raw, {
    schema: apiSchema,
    notRead: traineeNotRead,
    keyField: 'trainee_id',
    keyIn: (value) => textMember(value, 'trainee_id'),
    cut: (value: Json) => without(value, forbiddenOfTrainee),
    map: (row) => mapTrainee(row.trainee_id, row),
  });
}

function mapTrainee(key: string, row: TraineeRow): ReadRow {
  const said = traineeSaid(row);
  return {
    key,
    assertedAt: parseInstant(row.updated_at) ?? null,
    statements: traineeStatements(said, row.placements ?? []),
    unknown: unknownValues(said),
  };
}

/** What the columns say, in our names; undefined for a column that is not there. */
export function traineeSaid(row: z.infer<typeof traineeColumns>): Readonly<Record<string, Json | undefined>> {
  return {
    state: row.state,
    application_id: row.application_id,
    provider_trainee_id: row.provider_trainee_id,
    hesa_id: row.hesa_id,
    trn: row.trn,
    first_names: row.first_names,
    middle_names: row.middle_names,
    last_name: row.last_name,
    previous_last_name: row.previous_last_name,
    date_of_birth: day(row.date_of_birth),
    email: row.email == null ? row.email : row.email.trim(),
    ukprn: row.ukprn,
    training_route: row.training_route,
    course_subject_1: row.course_subject_1,
    course_education_phase: row.course_education_phase,
    course_level: row.course_level,
    study_mode: row.study_mode,
    iqts_country: row.iqts_country,
    itt_start_date: day(row.itt_start_date),
    itt_end_date: day(row.itt_end_date),
    trainee_start_date: day(row.trainee_start_date),
    employing_school_urn: row.employing_school_urn,
    defer_date: day(row.defer_date),
    reinstate_date: day(row.reinstate_date),
    return_from_deferral_date: day(row.return_from_deferral_date),
    withdrawal_date: day(row.withdrawal_date),
    withdrawal_reasons: row.withdrawal_reasons?.length === 0 ? null : row.withdrawal_reasons,
    withdrawal_trigger: row.withdrawal_trigger,
    withdrawal_future_interest: row.withdrawal_future_interest,
    recommended_for_award_at: row.recommended_for_award_at,
    awarded_at: row.awarded_at,
    outcome_date: day(row.outcome_date),
    record_source: row.record_source,
    submitted_for_trn_at: row.submitted_for_trn_at,
  };
}

/** Register sends some dates with a time behind them. */
function day(value: string | null | undefined): string | null | undefined {
  return value == null ? value : value.slice(0, 10);
}
