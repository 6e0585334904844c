import { z } from 'zod';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { dateText, text, trn, urn } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** A row of the monthly workforce extract (ours.yaml): one employment of one teacher at one school. */
const employmentSchema = z.looseObject({
  trn,
  date_of_birth: dateText.nullish(),
  urn,
  school_name: text.nullish(),
  employment_type: text,
  start_date: dateText,
  end_date: dateText.nullish(),
  last_known_date: dateText,
  extract_date: dateText,
});
type EmploymentRow = z.infer<typeof employmentSchema>;

export const employmentColumns: readonly string[] = [
  'trn',
  'urn',
  'employment_type',
  'start_date',
  'last_known_date',
  'extract_date',
];

/** The extract holds e-mail addresses, which we may not take in. */
const forbidden: ReadonlySet<string> = new Set(['email', 'email_address', 'employer_email', 'member_email']);

export function readEmploymentRow(raw: Uint8Array): RowReading {
  return readCsvRow<EmploymentRow>(
    raw,
    {
      schema: employmentSchema,
      keyField: 'trn',
      keyIn: (value) => {
        const number = textMember(value, 'trn');
        return number === null
          ? null
          : `${number}/${textMember(value, 'urn') ?? ''}/${textMember(value, 'start_date') ?? ''}`;
      },
      map: mapEmployment,
    },
    forbidden,
  );
}

/** The extract is of a day, which no row tells to the hour: the run's start is when it said so. */
function mapEmployment(row: EmploymentRow): ReadRow {
  return {
    key: `${row.trn}/${row.urn}/${row.start_date}`,
    assertedAt: null,
    statements: statementsOf({
      trn: row.trn,
      date_of_birth: row.date_of_birth?.slice(0, 10),
      urn: row.urn,
      school_name: row.school_name,
      employment_type: row.employment_type,
      start_date: row.start_date.slice(0, 10),
      end_date: row.end_date?.slice(0, 10),
      last_known_date: row.last_known_date.slice(0, 10),
      extract_date: row.extract_date.slice(0, 10),
    }),
    unknown: [],
  };
}
