import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { filledText, text } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** A row of the Funding team's trainee summary by provider: heads and money by subject and route, and no person. */
const summarySchema = z.looseObject({
  Provider: filledText,
  'Provider name': text.nullish(),
  'Academic Year': filledText,
  Subject: text.nullish(),
  Route: text.nullish(),
  'Lead School ID': text.nullish(),
  'Cohort Level': text.nullish(),
  'Bursary Trainees': text.nullish(),
  'Scholarship Trainees': text.nullish(),
});
/** Columns that we do not read. */
const notRead: readonly string[] = [
  'Lead School',
  'Bursary Amount',
  'Scholarship Amount',
  'Tier 1 Amount',
  'Tier 1 Trainees',
  'Tier 2 Amount',
  'Tier 2 Trainees',
  'Tier 3 Amount',
  'Tier 3 Trainees',
];

type SummaryRow = z.infer<typeof summarySchema>;

export const summaryColumns: readonly string[] = ['Provider', 'Academic Year', 'Subject', 'Route'];

export function readSummaryRow(raw: Uint8Array): RowReading {
  return readCsvRow<SummaryRow>(
    raw,
    { schema: summarySchema, notRead, keyField: 'Provider', keyIn: keyOf, map: mapSummary },
    new Set(),
  );
}

function keyOf(value: Json): string | null {
  const provider = textMember(value, 'Provider');
  const parts = ['Academic Year', 'Subject', 'Route', 'Lead School ID', 'Cohort Level'].map(
    (name) => textMember(value, name) ?? '',
  );
  return provider === null ? null : ['provider_trainee_summaries', provider, ...parts].join('/').slice(0, 200);
}

function mapSummary(row: SummaryRow): ReadRow {
  return {
    key: keyOf(JSON.parse(JSON.stringify(row))) ?? '',
    assertedAt: null,
    statements: statementsOf({
      provider: row.Provider,
      provider_name: row['Provider name'],
      academic_year: row['Academic Year'],
      subject: row.Subject,
      route: row.Route,
      cohort_level: row['Cohort Level'],
      bursary_trainees: row['Bursary Trainees'],
      scholarship_trainees: row['Scholarship Trainees'],
    }),
    unknown: [],
  };
}
