import Papa from 'papaparse';

/** One record of a CSV file as text, told with the header it belongs to. */
export type CsvFields = Readonly<Record<string, string>>;

const quote = 0x22;
const newline = 0x0a;

/** The byte ranges of a CSV file's records; a line break inside quotes ends none. Reads on in pieces of any size. */
export async function* csvRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    let quoted = false;
    for (let at = 0; at < bytes.length; at += 1) {
      if (bytes[at] === quote) quoted = !quoted;
      else if (bytes[at] === newline && !quoted) {
        yield withoutReturn(bytes.subarray(start, at));
        start = at + 1;
      }
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield withoutReturn(rest);
}

/** The fields of one record. */
export function parseCsvRecord(record: string): readonly string[] {
  return Papa.parse<string[]>(record, { delimiter: ',' }).data[0] ?? [];
}

export function formatCsv(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\n' },
  );
}

function withoutReturn(record: Uint8Array): Uint8Array {
  return record.at(-1) === 0x0d ? record.subarray(0, -1) : record;
}
