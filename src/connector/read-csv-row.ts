import type { Json } from '#kernel/json.ts';
import { fail } from '#kernel/result.ts';
import { plainName } from '#observation/column.ts';
import type { RowReading } from '#observation/reading.ts';
import { formatCsvRecord, parseCsvRecord } from './csv-row.ts';
import { compareColumns } from './drift/compare-columns.ts';
import { keyOfMisencoded } from './key-to-show.ts';
import { decodeUtf8, largestRow, misencoded, outlineFor, type RowContract, readValue, tooLarge } from './read-row.ts';
import { shownName } from './unstorable.ts';

/**
 * Reads a row that came in a CSV file. It is stored as a small file of its own, header and record, without the columns
 * that may not be stored, so that it can be read again by itself.
 * @param forbidden columns cut at the door
 */
export function readCsvRow<Row>(
  raw: Uint8Array,
  contract: RowContract<Row>,
  forbidden: ReadonlySet<string>,
): RowReading {
  const decoded = decodeUtf8(raw);
  // Bytes that are no text are each taken for a character: the row can be cut and named, and they stay as they came.
  const text = decoded ?? Buffer.from(raw).toString('latin1');
  const headerEnd = text.indexOf('\n');
  if (headerEnd < 0) return unreadableRow(raw, 'one line', 'a header and a row');
  const names = columnsOf(text.slice(0, headerEnd), forbidden);
  const fields = parseCsvRecord(text.slice(headerEnd + 1));
  if (fields === undefined) return unreadableRow(raw, 'quotes that do not add up', 'a quote at each end of a field');
  // Behind its last column a row may have commas, and nothing else.
  if (fields.length < names.all || fields.slice(names.all).some((field) => field.trim() !== ''))
    return unreadableRow(raw, `${fields.length} columns`, `${names.all} columns`);
  const kept = names.kept.map(({ index }) => fields[index] ?? '');
  const body = Buffer.from(`${names.header}\n${formatCsvRecord(kept)}`, decoded === undefined ? 'latin1' : 'utf8');
  const value = (): Json => Object.fromEntries(names.kept.map(({ name, index }) => [name, fields[index] || null]));
  if (decoded === undefined) {
    const bad = names.kept.find(({ index }) => decodeUtf8(Buffer.from(fields[index] ?? '', 'latin1')) === undefined);
    const field = bad === undefined ? null : shownName(bad.name);
    return {
      body,
      read: () => fail({ problem: 'bad_encoding', key: keyOfMisencoded(value(), contract), field, ...misencoded }),
    };
  }
  if (raw.length > largestRow) return { body, read: () => fail(tooLarge(value(), raw.length, contract)) };
  return {
    body,
    read: () => readValue(value(), contract),
    compare: () => compareColumns(names.header, names.shown, value, outlineFor(contract)),
  };
}

type Columns = {
  readonly all: number;
  readonly kept: readonly { readonly name: string; readonly index: number }[];
  readonly header: string;
  /** The names of the kept columns. */
  readonly shown: readonly string[];
};

const columnsByHeader = new Map<string, Columns>();

/** Every record of a file comes with the same header: its reading is remembered. */
function columnsOf(header: string, forbidden: ReadonlySet<string>): Columns {
  const known = columnsByHeader.get(header);
  if (known !== undefined) return known;
  const names = parseCsvRecord(header) ?? [];
  const unwanted = new Set([...forbidden].map(plainName));
  const kept = names.map((name, index) => ({ name, index })).filter(({ name }) => !unwanted.has(plainName(name)));
  const shown = kept.map(({ name }) => name);
  const columns = { all: names.length, kept, header: formatCsvRecord(shown), shown };
  if (columnsByHeader.size > 100) columnsByHeader.clear();
  columnsByHeader.set(header, columns);
  return columns;
}

function unreadableRow(body: Uint8Array, found: string, expected: string): RowReading {
  return { body, read: () => fail({ problem: 'unparseable', key: null, field: null, found, expected }) };
}
