import { z } from 'zod';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { parseSchoolStanding } from '#source/school-status.ts';
import { dayMonthYear, isoDate } from '../day-month-year.ts';
import { filledText, text, ukprn } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { statementsOf } from '../statement.ts';
import { headColumns, schoolColumns } from './school-columns.ts';
import { urn, urnIn } from './urn.ts';

/** A school of Get Information about Schools; of its columns, those that we read. A UKPRN may be missing, or another school's too. */
const schoolSchema = z.looseObject({
  URN: urn,
  EstablishmentName: filledText,
  UKPRN: ukprn.nullish(),
  'EstablishmentStatus (code)': text.nullish(),
  'EstablishmentStatus (name)': text.nullish(),
  'TypeOfEstablishment (name)': text.nullish(),
  'PhaseOfEducation (name)': text.nullish(),
  'LA (name)': text.nullish(),
  'GOR (name)': text.nullish(),
  Town: text.nullish(),
  Postcode: text.nullish(),
  OpenDate: dayMonthYear.nullish(),
  CloseDate: dayMonthYear.nullish(),
  LastChangedDate: dayMonthYear.nullish(),
  'Trusts (code)': text.nullish(),
  'Trusts (name)': text.nullish(),
});
type SchoolRow = z.infer<typeof schoolSchema>;

export function readSchoolRow(raw: Uint8Array): RowReading {
  return readCsvRow<SchoolRow>(
    raw,
    { schema: schoolSchema, notRead: schoolColumns.optional, keyField: 'URN', keyIn: urnIn, map: mapSchool },
    headColumns,
  );
}

/** The file is of a day, and no row tells when it came to say so: the run's start counts. */
function mapSchool(row: SchoolRow): ReadRow {
  return {
    key: row.URN,
    assertedAt: null,
    statements: statementsOf({
      name: row.EstablishmentName,
      ukprn: row.UKPRN,
      status_code: row['EstablishmentStatus (code)'],
      status: row['EstablishmentStatus (name)'],
      type: row['TypeOfEstablishment (name)'],
      phase: row['PhaseOfEducation (name)'],
      local_authority: row['LA (name)'],
      region: row['GOR (name)'],
      town: row.Town,
      postcode: row.Postcode,
      open_date: isoDate(row.OpenDate),
      close_date: isoDate(row.CloseDate),
      last_changed: isoDate(row.LastChangedDate),
      trust_uid: row['Trusts (code)'],
      trust_name: row['Trusts (name)'],
    }),
    unknown: unknownStatus(row),
  };
}

function unknownStatus(row: SchoolRow): ReadRow['unknown'] {
  const code = row['EstablishmentStatus (code)'] ?? null;
  const name = row['EstablishmentStatus (name)'] ?? null;
  if ((code === null && name === null) || parseSchoolStanding({ code, name }) !== undefined) return [];
  return [
    {
      attribute: 'status',
      value: [code, name]
        .filter((part) => part !== null)
        .join(' ')
        .slice(0, 100),
    },
  ];
}
