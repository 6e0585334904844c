import Papa from 'papaparse';

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

/** The fields of one record. Without a quote in it, as nearly always, a record is its fields and commas. */
export function parseCsvRecord(record: string): readonly string[] {
  return record.includes('"') ? (Papa.parse<string[]>(record, { delimiter: ',' }).data[0] ?? []) : record.split(',');
}

/** One record as text; only a field that holds a comma, a quote, a line break or a space at an end needs the library. */
export function formatCsvRecord(fields: readonly string[]): string {
  const isBlank = fields.length === 1 && fields[0] === '';
  return isBlank || fields.some((field) => /[",\r\n]|^\s|\s$/.test(field))
    ? Papa.unparse([[...fields]], { newline: '\n' })
    : fields.join(',');
}

function withoutReturn(record: Uint8Array): Uint8Array {
  return record.at(-1) === 0x0d ? record.subarray(0, -1) : record;
}
