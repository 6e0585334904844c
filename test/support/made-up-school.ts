import { formatCsvRecord } from '#connector/csv-row.ts';
import { linkColumns } from '#connector/gias/link-columns.ts';
import { schoolColumns } from '#connector/gias/school-columns.ts';
import type { ExpectedColumns } from '#observation/column.ts';

type Row = Readonly<Record<string, string>>;

/** Files of Get Information about Schools with all their columns, empty where a test does not care. */
export function schoolFile(rows: readonly Row[]): Uint8Array {
  return file(schoolColumns, rows);
}

export function linkFile(rows: readonly Row[]): Uint8Array {
  return file(linkColumns, rows);
}

function file({ required, optional }: ExpectedColumns, rows: readonly Row[]): Uint8Array {
  const columns = [...required, ...optional];
  const records = rows.map((row) => formatCsvRecord(columns.map((column) => row[column] ?? '')));
  return windows1252(`${[formatCsvRecord(columns), ...records].join('\r\n')}\r\n`);
}

/** The few signs that windows-1252 has and Latin-1 lacks, as far as a test needs them. */
const signs: ReadonlyMap<string, number> = new Map([
  ['’', 0x92],
  ['–', 0x96],
  ['€', 0x80],
]);

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => signs.get(sign) ?? sign.charCodeAt(0));
}
