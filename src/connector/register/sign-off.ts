import { z } from 'zod';
import type { ExpectedColumns } from '#observation/column.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { instantText, text, ukprn } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

const year = text.refine((value) => /^\d{4}$/.test(value), { error: 'the year in which the academic year starts' });

/** A row of the census sign-off list (ours.yaml): this provider has signed its trainees of that year off. */
const signOffSchema = z.looseObject({ ukprn, academic_year: year, signed_off_at: instantText });
type SignOffRow = z.infer<typeof signOffSchema>;

export const signOffColumns: ExpectedColumns = {
  required: ['ukprn', 'academic_year', 'signed_off_at'],
  optional: [],
};

export function readSignOffRow(raw: Uint8Array): RowReading {
  return readCsvRow<SignOffRow>(
    raw,
    {
      schema: signOffSchema,
      keyField: 'ukprn',
      keyIn: (value) => {
        const provider = textMember(value, 'ukprn');
        return provider === null ? null : `${provider}/${textMember(value, 'academic_year') ?? ''}`;
      },
      map: mapSignOff,
    },
    new Set(),
  );
}

/** The list tells no time of its own changes, so the run's start is when it said so. */
function mapSignOff(row: SignOffRow): ReadRow {
  return {
    key: `${row.ukprn}/${row.academic_year}`,
    assertedAt: null,
    statements: statementsOf({
      ukprn: row.ukprn,
      academic_year: Number(row.academic_year),
      signed_off_at: row.signed_off_at,
    }),
    unknown: [],
  };
}
