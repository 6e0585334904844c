import { z } from 'zod';
import type { ExpectedColumns } from '#observation/column.ts';
import type { ReadRow } from '#observation/reading.ts';
import { filledText, text } from '../field.ts';
import type { RowContract } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { academicYearText, parseAcademicYear } from './academic-year-text.ts';
import { headCount, headsOf } from './head-count.ts';
import { money, penceOf } from './money.ts';
import { fundingKey, type LineNames, rowColumn } from './row-key.ts';

/** A line of the trainee summary by provider: heads by subject, route and what each of them gets. */
const schema = z.looseObject({
  Provider: filledText,
  'Provider name': text.nullish(),
  'Academic Year': academicYearText,
  Subject: filledText,
  Route: filledText,
  'Lead School': text.nullish(),
  'Lead School ID': text.nullish(),
  'Cohort Level': text.nullish(),
  'Bursary Amount': money.nullish(),
  'Bursary Trainees': headCount.nullish(),
  'Scholarship Amount': money.nullish(),
  'Scholarship Trainees': headCount.nullish(),
  'Tier 1 Amount': money.nullish(),
  'Tier 1 Trainees': headCount.nullish(),
  'Tier 2 Amount': money.nullish(),
  'Tier 2 Trainees': headCount.nullish(),
  'Tier 3 Amount': money.nullish(),
  'Tier 3 Trainees': headCount.nullish(),
});
type Row = z.infer<typeof schema>;

const required = ['Provider', 'Academic Year', 'Subject', 'Route'];

export const traineeSummaryColumns: ExpectedColumns = {
  required,
  optional: Object.keys(schema.shape).filter((name) => !required.includes(name)),
};

const names: LineNames = {
  type: 'provider_trainee_summaries',
  provider: 'Provider',
  year: 'Academic Year',
  line: [
    'Subject',
    'Route',
    'Lead School ID',
    'Cohort Level',
    ...['Bursary', 'Scholarship', 'Tier 1', 'Tier 2', 'Tier 3'].map((kind) => `${kind} Amount`),
  ],
};

export const traineeSummary: RowContract<Row> = {
  schema,
  notRead: [rowColumn],
  keyField: 'Provider',
  keyIn: (value) => fundingKey(value, names),
  map,
};

function map(row: Row): ReadRow {
  return {
    key: fundingKey(JSON.parse(JSON.stringify(row)), names) ?? '',
    assertedAt: null,
    statements: statementsOf({
      file_type: names.type,
      provider: row.Provider,
      provider_name: row['Provider name'],
      academic_year: parseAcademicYear(row['Academic Year']),
      subject: row.Subject,
      route: row.Route,
      lead_school: row['Lead School'],
      lead_school_id: row['Lead School ID'],
      cohort_level: row['Cohort Level'],
      bursary_pence: penceOf(row['Bursary Amount']),
      bursary_trainees: headsOf(row['Bursary Trainees']),
      scholarship_pence: penceOf(row['Scholarship Amount']),
      scholarship_trainees: headsOf(row['Scholarship Trainees']),
      tier_1_pence: penceOf(row['Tier 1 Amount']),
      tier_1_trainees: headsOf(row['Tier 1 Trainees']),
      tier_2_pence: penceOf(row['Tier 2 Amount']),
      tier_2_trainees: headsOf(row['Tier 2 Trainees']),
      tier_3_pence: penceOf(row['Tier 3 Amount']),
      tier_3_trainees: headsOf(row['Tier 3 Trainees']),
    }),
    unknown: [],
  };
}
