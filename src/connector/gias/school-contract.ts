import { z } from 'zod';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { filledText, text } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { schoolNotRead } from './school-not-read.ts';

/** A school of Get Information about Schools; of its 120 columns, those that we read. */
const schoolSchema = z.looseObject({
  URN: filledText,
  UKPRN: text.nullish(),
  EstablishmentName: text.nullish(),
  'TypeOfEstablishment (name)': text.nullish(),
  'EstablishmentStatus (name)': text.nullish(),
  'PhaseOfEducation (name)': text.nullish(),
  'LA (name)': text.nullish(),
  Town: text.nullish(),
  Postcode: text.nullish(),
  OpenDate: text.nullish(),
  CloseDate: text.nullish(),
});
type SchoolRow = z.infer<typeof schoolSchema>;

export const schoolColumns: readonly string[] = ['URN', 'EstablishmentName', 'EstablishmentStatus (name)', 'CloseDate'];

/** The names of head teachers, which we have no use for. */
const forbidden: ReadonlySet<string> = new Set([
  'HeadTitle (name)',
  'HeadFirstName',
  'HeadLastName',
  'HeadHonours',
  'HeadPreferredJobTitle',
]);

export function readSchoolRow(raw: Uint8Array): RowReading {
  return readCsvRow<SchoolRow>(
    raw,
    {
      schema: schoolSchema,
      notRead: schoolNotRead,
      keyField: 'URN',
      keyIn: (value) => textMember(value, 'URN'),
      map: mapSchool,
    },
    forbidden,
  );
}

function mapSchool(row: SchoolRow): ReadRow {
  return {
    key: row.URN,
    assertedAt: null,
    statements: statementsOf({
      name: row.EstablishmentName,
      ukprn: row.UKPRN,
      type: row['TypeOfEstablishment (name)'],
      status: row['EstablishmentStatus (name)'],
      phase: row['PhaseOfEducation (name)'],
      local_authority: row['LA (name)'],
      town: row.Town,
      postcode: row.Postcode,
      open_date: row.OpenDate,
      close_date: row.CloseDate,
    }),
    unknown: [],
  };
}
