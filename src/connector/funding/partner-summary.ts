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

/** A line of the trainee summary by training partner (lead school), by subject and kind of payment. */
const schema = z.looseObject({
  'Academic year': academicYearText,
  Provider: filledText,
  'Provider name': text.nullish(),
  Subject: filledText,
  Description: text.nullish(),
  'Funding/trainee': money.nullish(),
  Trainees: headCount.nullish(),
  'Total Funding': money.nullish(),
});
type Row = z.infer<typeof schema>;

export const partnerSummaryColumns: ExpectedColumns = {
  required: ['Academic year', 'Provider', 'Subject', 'Description', 'Trainees'],
  optional: ['Provider name', 'Funding/trainee', 'Total Funding'],
};

const names: LineNames = {
  type: 'training_partner_trainee_summaries',
  provider: 'Provider',
  year: 'Academic year',
  line: ['Subject', 'Description', 'Funding/trainee'],
};

export const partnerSummary: RowContract<Row> = {
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
      academic_year: parseAcademicYear(row['Academic year']),
      subject: row.Subject,
      description: row.Description,
      funding_per_trainee_pence: penceOf(row['Funding/trainee']),
      trainees: headsOf(row.Trainees),
      total_funding_pence: penceOf(row['Total Funding']),
    }),
    unknown: [],
  };
}
