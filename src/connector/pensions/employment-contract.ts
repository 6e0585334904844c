import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { ExpectedColumns } from '#observation/column.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { isEmploymentType } from '#source/employment-type.ts';
import { dateText, text, trn, urn } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { withoutAddresses } from './without-addresses.ts';

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

export const employmentColumns: ExpectedColumns = {
  required: ['trn', 'urn', 'employment_type', 'start_date', 'last_known_date', 'extract_date'],
  optional: ['date_of_birth', 'school_name', 'end_date'],
};

/** The extract holds e-mail addresses and a member's sex, which we may not take in. */
const forbidden: ReadonlySet<string> = new Set([
  'email',
  'email_address',
  'member_email',
  'member_email_address',
  'employer_email',
  'employer_email_address',
  'establishment_email_address',
  'gender',
  'sex',
]);

export function readEmploymentRow(raw: Uint8Array): RowReading {
  const reading = readCsvRow<EmploymentRow>(
    raw,
    {
      schema: employmentSchema,
      keyField: 'trn',
      keyIn: (value) => {
        const number = textMember(value, 'trn');
        return number === null
          ? null
          : `${number}/${textMember(value, 'urn') ?? ''}/${textMember(value, 'start_date')?.slice(0, 10) ?? ''}`;
      },
      map: mapEmployment,
    },
    forbidden,
  );
  return { ...reading, body: withoutAddresses(reading.body) };
}

/** Every row tells the day of its extract: of that day it speaks, however late the extract comes in. */
function mapEmployment(row: EmploymentRow): ReadRow {
  const { employment_type: type } = row;
  const [start, extracted] = [row.start_date.slice(0, 10), row.extract_date.slice(0, 10)];
  return {
    key: `${row.trn}/${row.urn}/${start}`,
    assertedAt: parseInstant(`${extracted}T00:00:00Z`) ?? null,
    statements: statementsOf({
      trn: row.trn,
      date_of_birth: row.date_of_birth?.slice(0, 10),
      urn: row.urn,
      school_name: row.school_name,
      employment_type: type,
      start_date: start,
      end_date: row.end_date?.slice(0, 10),
      last_known_date: row.last_known_date.slice(0, 10),
      extract_date: extracted,
    }),
    unknown: isEmploymentType(type) ? [] : [{ attribute: 'employment_type', value: type.slice(0, 100) }],
  };
}
