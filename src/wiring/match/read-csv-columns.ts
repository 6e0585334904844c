import { createReadStream } from 'node:fs';
import { parseCsvRecord } from '#connector/csv-row.ts';
import { ColumnBuilder, type RawColumns, UnreadableFile } from './raw-columns.ts';

/**
 * The columns of a CSV file that are wanted, read as a stream. The files that measure matching are large and well-formed,
 * so this reads for speed: a row of too few fields lacks the others, and is counted.
 * @param choose from the header's names, trimmed, the places to keep
 */
export async function readCsvColumns(
  path: string,
  choose: (header: readonly string[]) => readonly number[],
): Promise<RawColumns> {
  const reading: Reading = { delimiter: 0, builders: [], builderAt: [], size: 0, oddRows: 0 };
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  const take = (bytes: Buffer, start: number, end: number): void => {
    const last = bytes[end - 1] === carriageReturn ? end - 1 : end;
    if (isFirst) readHeader(reading, bytes.toString('utf8', start, last), choose);
    else if (last > start) readRow(reading, bytes, start, last);
    isFirst = false;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    const recordEnd = recordEndsIn(bytes);
    for (let end = recordEnd(start); end >= 0; end = recordEnd(start)) {
      take(bytes, start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) take(rest, 0, rest.length);
  if (reading.size === 0) throw new UnreadableFile(`There is no row in ${path}`);
  return { size: reading.size, columns: reading.builders.map((each) => each.built()), oddRows: reading.oddRows };
}

const [newline, carriageReturn, quote] = [0x0a, 0x0d, 0x22];

type Reading = {
  delimiter: number;
  builders: readonly ColumnBuilder[];
  /** For each column its builder, if it is wanted. */
  builderAt: readonly (ColumnBuilder | undefined)[];
  size: number;
  oddRows: number;
};

function readHeader(reading: Reading, record: string, choose: (header: readonly string[]) => readonly number[]): void {
  const text = record.replace(/^\ufeff/, '');
  const delimiter = delimiterOf(text);
  const header = (parseCsvRecord(text, delimiter) ?? text.split(delimiter)).map((name) => name.trim());
  const places = choose(header);
  const builders = places.map((place) => new ColumnBuilder(header[place] ?? ''));
  reading.delimiter = delimiter.charCodeAt(0);
  reading.builders = builders;
  reading.builderAt = header.map((_, place) => builders[places.indexOf(place)]);
}

function readRow(reading: Reading, bytes: Buffer, start: number, end: number): void {
  const { builderAt, delimiter } = reading;
  reading.size += 1;
  let at = start;
  for (let column = 0; column < builderAt.length; column += 1) {
    const from = at;
    while (at < end && bytes[at] !== delimiter) {
      if (bytes[at] === quote) {
        readQuotedRow(reading, bytes.toString('utf8', from, end), column);
        return;
      }
      at += 1;
    }
    if (at >= end && column < builderAt.length - 1 && from > end) at = end;
    builderAt[column]?.add(bytes, Math.min(from, end), at > end ? end : at);
    at += 1;
  }
  // Behind the last field the place is one past the end; a field missing or more puts it elsewhere.
  if (at !== end + 1) reading.oddRows += 1;
}

/** The rest of a row, from a column on, in which there are quotes. */
function readQuotedRow(reading: Reading, record: string, column: number): void {
  const delimiter = String.fromCharCode(reading.delimiter);
  const fields = parseCsvRecord(record.trimStart(), delimiter) ?? record.replaceAll('"', '').split(delimiter);
  if (fields.length !== reading.builderAt.length - column) reading.oddRows += 1;
  for (let at = column; at < reading.builderAt.length; at += 1)
    reading.builderAt[at]?.addText(fields[at - column] ?? '');
}

/** Finds the line break behind which every quote that was opened is closed; -1 when it is further on. */
function recordEndsIn(bytes: Buffer): (start: number) => number {
  // Most files hold no quote at all, and then none is looked for twice.
  let next = bytes.indexOf(quote);
  return (start) => {
    const first = bytes.indexOf(newline, start);
    let end = first;
    if (next >= 0 && next < start) next = bytes.indexOf(quote, start);
    let isOpen = false;
    while (end >= 0 && next >= 0) {
      while (next >= 0 && next < end) {
        isOpen = !isOpen;
        next = bytes.indexOf(quote, next + 1);
      }
      if (!isOpen) return end;
      end = bytes.indexOf(newline, end + 1);
    }
    // A quote that nobody closes costs one row and not the file.
    if (isOpen) return bytes.length - start > longestRecord ? first : -1;
    return end;
  };
}

const longestRecord = 1 << 20;

function delimiterOf(header: string): string {
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
