import { createReadStream } from 'node:fs';
import { csvRecords, parseCsvRecord } from './csv-row.ts';

/** A file that is not what it should be, said by name before anything of it is landed. */
export class FileProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FileProblem';
  }
}

/** The records of a CSV file, each with the header in front, as its reader takes them. @throws FileProblem when a column is missing */
export async function* csvRows(path: string, columns: readonly string[]): AsyncGenerator<Uint8Array> {
  let header: Uint8Array | undefined;
  for await (const record of csvRecords(createReadStream(path, { highWaterMark: 1 << 20 }))) {
    if (header === undefined) {
      header = withoutByteOrderMark(record);
      refuseMissing(path, parseCsvRecord(new TextDecoder().decode(header)), columns);
      header = Buffer.concat([header, Buffer.from('\n')]);
    } else if (record.length > 0) yield Buffer.concat([header, record]);
  }
  if (header === undefined) throw new FileProblem(`${path} is empty: expected a header with ${columns.join(', ')}`);
}

/** The lines of a JSON lines file. */
export async function* jsonLines(path: string): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
      if (end > start) yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest;
}

function refuseMissing(path: string, found: readonly string[], expected: readonly string[]): void {
  const missing = expected.filter((column) => !found.includes(column));
  if (missing.length > 0)
    throw new FileProblem(`${path} has no column ${missing.join(', ')}: is it the file that you meant?`);
}

function withoutByteOrderMark(record: Uint8Array): Uint8Array {
  return record[0] === 0xef && record[1] === 0xbb && record[2] === 0xbf ? record.subarray(3) : record;
}
