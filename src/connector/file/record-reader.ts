import type { RowReader, RowReading } from '#observation/reading.ts';
import { formatCsvRecord, parseCsvRecord } from '../csv-row.ts';
import { decodeUtf8 } from '../read-row.ts';
import type { CsvHead } from './csv-head.ts';
import type { FileRecord } from './record-splitter.ts';
import { tooLong } from './too-long.ts';

/**
 * Hands each record to its reader as a small file of its own, the header in front and commas between its fields, however
 * the file itself is laid out: so that a row is the same bytes whichever way it came.
 */
export function recordReader(head: CsvHead, reader: RowReader): (record: FileRecord) => RowReading {
  const header = Buffer.from(`${formatCsvRecord(head.names)}\n`);
  const delimiter = String.fromCharCode(head.delimiter);
  const isOrdinary = delimiter === ',' && head.newline !== carriageReturn;
  return ({ bytes, cutFrom }) => {
    const record = isOrdinary ? bytes : relaid(bytes, delimiter);
    const row = reader(Buffer.concat([header, record]));
    return cutFrom === 0 ? row : tooLong(row, cutFrom, bytes.length);
  };
}

const carriageReturn = 0x0d;

/** With commas between its fields; as it came where its quotes do not add up, and its reader will say so. */
function relaid(bytes: Uint8Array, delimiter: string): Uint8Array {
  const decoded = decodeUtf8(bytes);
  const fields = parseCsvRecord(decoded ?? Buffer.from(bytes).toString('latin1'), delimiter);
  if (fields === undefined) return bytes;
  return Buffer.from(formatCsvRecord(fields), decoded === undefined ? 'latin1' : 'utf8');
}
