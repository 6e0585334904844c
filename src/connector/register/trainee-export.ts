import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { dateText, email, filledText, instantText, listText, text, trn } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { textMember } from '../read-row.ts';
import { exportColumns } from './export-columns.ts';
import { type Placement, traineeStatements, unknownValues } from './trainee-statements.ts';

/** A row of the administrators' export (contracts README 2.2): every provider, drafts included, a complete snapshot. */
const exportSchema = z.looseObject({
  register_id: filledText,
  apply_id: text.nullish(),
  hesa_id: text.nullish(),
  provider_trainee_id: text.nullish(),
  trn: trn.nullish(),
  trainee_status: filledText,
  register_record_last_changed_at: instantText.nullish(),
  submitted_for_trn_at: instantText.nullish(),
  record_source: text.nullish(),
  provider_name: text.nullish(),
  first_names: text.nullish(),
  middle_names: text.nullish(),
  last_names: text.nullish(),
  date_of_birth: dateText.nullish(),
  email_address: email.nullish(),
  course_training_route: text.nullish(),
  course_education_phase: text.nullish(),
  course_itt_subject_1: text.nullish(),
  course_full_or_part_time: text.nullish(),
  course_level: text.nullish(),
  itt_start_date: dateText.nullish(),
  expected_end_date: dateText.nullish(),
  trainee_start_date: dateText.nullish(),
  employing_school_urn: text.nullish(),
  placement_one: text.nullish(),
  placement_two: text.nullish(),
  other_placements: listText.nullish(),
  award_standards_met_date: dateText.nullish(),
  award_given_at: text.nullish(),
  defer_date: dateText.nullish(),
  return_from_deferral_date: dateText.nullish(),
  withdraw_date: dateText.nullish(),
  withdraw_reasons: listText.nullish(),
  withdrawal_trigger: text.nullish(),
  withdrawal_future_interest: text.nullish(),
});
type ExportRow = z.infer<typeof exportSchema>;

const forbidden: ReadonlySet<string> = new Set([
  'sex',
  'nationality',
  'diversity_disclosure',
  'ethnic_group',
  'ethnic_background',
  'ethnic_background_additional',
  'disability_disclosure',
  'disabilities',
]);

/** The columns of the contract that are neither read nor cut. */
const notRead: readonly string[] = [...exportColumns.required, ...exportColumns.optional].filter(
  (name) => !Object.hasOwn(exportSchema.shape, name) && !forbidden.has(name),
);

export function readExportRow(raw: Uint8Array): RowReading {
  return readCsvRow<ExportRow>(
    raw,
    {
      schema: exportSchema,
      notRead,
      keyField: 'register_id',
      keyIn: (value) => textMember(value, 'register_id'),
      map: mapExport,
    },
    forbidden,
  );
}

function mapExport(row: ExportRow): ReadRow {
  const said: Record<string, Json | undefined> = {
    state: row.trainee_status.replace(/^(QTS|EYTS)_/, ''),
    application_id: row.apply_id,
    provider_trainee_id: row.provider_trainee_id,
    hesa_id: row.hesa_id,
    trn: row.trn,
    first_names: row.first_names,
    middle_names: row.middle_names,
    last_name: row.last_names,
    date_of_birth: row.date_of_birth?.slice(0, 10),
    email: row.email_address?.trim(),
    provider_name: row.provider_name,
    training_route: row.course_training_route,
    course_subject_1: row.course_itt_subject_1,
    course_education_phase: row.course_education_phase,
    course_level: row.course_level,
    study_mode: row.course_full_or_part_time,
    itt_start_date: row.itt_start_date?.slice(0, 10),
    itt_end_date: row.expected_end_date?.slice(0, 10),
    trainee_start_date: row.trainee_start_date?.slice(0, 10),
    employing_school_urn: row.employing_school_urn,
    defer_date: row.defer_date?.slice(0, 10),
    return_from_deferral_date: row.return_from_deferral_date?.slice(0, 10),
    withdrawal_date: row.withdraw_date?.slice(0, 10),
    withdrawal_reasons: reasonsIn(row.withdraw_reasons),
    withdrawal_trigger: row.withdrawal_trigger,
    withdrawal_future_interest: row.withdrawal_future_interest,
    outcome_date: row.award_standards_met_date?.slice(0, 10),
    awarded_at: row.award_given_at,
    record_source: row.record_source,
    submitted_for_trn_at: row.submitted_for_trn_at,
  };
  return {
    key: row.register_id,
    assertedAt:
      row.register_record_last_changed_at == null ? null : (parseInstant(row.register_record_last_changed_at) ?? null),
    statements: traineeStatements(said, placementsIn(row)),
    unknown: unknownValues(said),
  };
}

function reasonsIn(reasons: string | null | undefined): readonly string[] | null {
  const list = (reasons ?? '').split(/[;,|\n]\s*/).filter((reason) => reason !== '');
  return list.length === 0 ? null : list;
}

/** The export gives a school's number, or a name where Register has none. */
function placementsIn(row: ExportRow): readonly Placement[] {
  const others = (row.other_placements ?? '').split(/[;,|]\s*/);
  return [row.placement_one, row.placement_two, ...others].flatMap((school) =>
    school == null || school === '' ? [] : [/^\d{6}$/.test(school) ? { urn: school } : { name: school }],
  );
}
