import type { Json } from '#kernel/json.ts';
import { fail } from '#kernel/result.ts';
import type { QuarantineProblem, RowReading } from '#observation/reading.ts';
import { formatCsv, parseCsvRecord } from './csv-row.ts';
import { largestRow, type RowContract, readValue } from './read-row.ts';

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
  if (raw.length > largestRow) {
    const found = `${raw.length.toLocaleString('en-GB')} bytes`;
    const expected = `at most ${largestRow.toLocaleString('en-GB')} bytes`;
    return refused(raw.slice(0, largestRow), 'too_large', found, expected);
  }
  let decoded: string;
  try {
    decoded = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return refused(raw, 'bad_encoding', 'bytes that are not UTF-8', 'UTF-8 text');
  }
  const headerEnd = decoded.indexOf('\n');
  const names = columnsOf(decoded.slice(0, headerEnd), forbidden);
  const fields = parseCsvRecord(decoded.slice(headerEnd + 1));
  if (names.all !== fields.length)
    return refused(raw, 'unparseable', `${fields.length} columns`, `${names.all} columns`);
  const kept = names.kept.map(({ index }) => fields[index] ?? '');
  const body = new TextEncoder().encode(`${names.header}\n${formatCsv([kept])}`);
  const value = (): Json => Object.fromEntries(names.kept.map(({ name, index }) => [name, fields[index] || null]));
  return { body, read: () => readValue(value(), contract) };
}

type Columns = {
  readonly all: number;
  readonly kept: readonly { readonly name: string; readonly index: number }[];
  readonly header: string;
};

const columnsByHeader = new Map<string, Columns>();

/** Every record of a file comes with the same header: its reading is remembered. */
function columnsOf(header: string, forbidden: ReadonlySet<string>): Columns {
  const known = columnsByHeader.get(header);
  if (known !== undefined) return known;
  const names = parseCsvRecord(header);
  const kept = names.map((name, index) => ({ name, index })).filter(({ name }) => !forbidden.has(name));
  const columns = { all: names.length, kept, header: formatCsv([kept.map(({ name }) => name)]) };
  if (columnsByHeader.size > 100) columnsByHeader.clear();
  columnsByHeader.set(header, columns);
  return columns;
}

function refused(body: Uint8Array, problem: QuarantineProblem, found: string, expected: string): RowReading {
  return { body, read: () => fail({ problem, key: null, field: null, found, expected }) };
}
