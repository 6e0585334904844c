import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { dayMonthYear, isoDate } from '../day-month-year.ts';
import { filledText, text } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';
import { linkColumns } from './link-columns.ts';
import { urn, urnIn } from './urn.ts';

/** That a school belongs to a group (a trust, a federation, a sponsor), and since when; a school may belong to several. */
const linkSchema = z.looseObject({
  URN: urn,
  'Group UID': filledText,
  'Group Name': text.nullish(),
  'Group Type': text.nullish(),
  'Group Status': text.nullish(),
  'Joined date': dayMonthYear.nullish(),
  'Closed Date': dayMonthYear.nullish(),
});
type LinkRow = z.infer<typeof linkSchema>;

export function readLinkRow(raw: Uint8Array): RowReading {
  return readCsvRow<LinkRow>(
    raw,
    { schema: linkSchema, notRead: linkColumns.optional, keyField: 'Group UID', keyIn: linkKey, map: mapLink },
    new Set(),
  );
}

/** A school's membership of one group is a record of its own, so that it can end by itself. */
function linkKey(value: Json): string | null {
  const [school, group] = [urnIn(value), textMember(value, 'Group UID')];
  return school === null || group === null ? null : `${school}/${group}`;
}

function mapLink(row: LinkRow): ReadRow {
  return {
    key: `${row.URN}/${row['Group UID']}`,
    assertedAt: null,
    statements: statementsOf({
      group_uid: row['Group UID'],
      group_name: row['Group Name'],
      group_type: row['Group Type'],
      group_status: row['Group Status'],
      group_closed: isoDate(row['Closed Date']),
      joined_date: isoDate(row['Joined date']),
    }),
    unknown: [],
  };
}
