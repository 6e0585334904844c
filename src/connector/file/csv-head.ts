import { parseCsvRecord } from '../csv-row.ts';
import type { CsvLayout } from './csv-record-end.ts';
import type { TableFile } from './feed-file.ts';
import { FileProblem } from './file-problem.ts';
import { type FittedHeader, fitHeader, refuseHeader } from './table-header.ts';

/** What the first line of a CSV file says: its columns, and how its records are laid out. */
export type CsvHead = FittedHeader & CsvLayout & { readonly rest: Uint8Array };

/** Longer than any honest header: 120 columns of a hundred characters. */
const longestHeader = 100_000;

const comma = ',';
const otherDelimiters = [';', '\t', '|'] as const;

/**
 * Reads pieces until the header is whole. Commas part its columns; another sign does where, and only where, it yields the
 * columns that the contract requires. @throws FileProblem when it is the header of no table of the feed
 */
export async function readCsvHead(chunks: AsyncIterator<Uint8Array>, tables: readonly TableFile[]): Promise<CsvHead> {
  let head: Buffer = Buffer.alloc(0);
  for (;;) {
    const { done, value } = await chunks.next();
    head = done ? head : Buffer.concat([head, value]);
    const start = head.findIndex((byte) => !isBlank(byte));
    const end = start < 0 ? -1 : lineEnd(head, start);
    const isEnded = end >= 0 && (head[end] !== carriageReturn || end + 1 < head.length);
    if (!isEnded && !done && head.length < longestHeader) continue;
    if (start < 0) throw new FileProblem('it is empty: a header was expected');
    const line = head.subarray(start, end < 0 ? head.length : end);
    refuseOtherFiles(line);
    const { newline, next } = lineBreak(head, end);
    return { ...fitLine(line, tables), newline, rest: head.subarray(next) };
  }
}

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const quote = 0x22;

function isBlank(byte: number): boolean {
  return byte === carriageReturn || byte === lineFeed || byte === 0x20;
}

/** The first line break outside quotes, by either of its signs; -1 when there is none yet. */
function lineEnd(head: Uint8Array, start: number): number {
  let isQuoted = false;
  for (let at = start; at < head.length; at += 1) {
    if (head[at] === quote) isQuoted = !isQuoted;
    else if (!isQuoted && (head[at] === lineFeed || head[at] === carriageReturn)) return at;
  }
  return -1;
}

/** A carriage return alone ends lines where no line feed comes with it. */
function lineBreak(head: Uint8Array, end: number): { readonly newline: number; readonly next: number } {
  if (end < 0) return { newline: lineFeed, next: head.length };
  if (head[end] === lineFeed) return { newline: lineFeed, next: end + 1 };
  return head[end + 1] === lineFeed ? { newline: lineFeed, next: end + 2 } : { newline: carriageReturn, next: end + 1 };
}

function refuseOtherFiles(line: Uint8Array): void {
  if (line[0] === 0x50 && line[1] === 0x4b) throw new FileProblem('it is a workbook or a zip archive, not CSV');
  if (line.includes(0))
    throw new FileProblem(
      'it holds NUL characters where text was expected: was it saved as UTF-16 without a byte order mark? Save it as UTF-8',
    );
  if (line.length >= longestHeader)
    throw new FileProblem(`its first line has more than ${longestHeader.toLocaleString('en-GB')} bytes: is it CSV?`);
}

function fitLine(line: Uint8Array, tables: readonly TableFile[]): FittedHeader & Omit<CsvLayout, 'newline'> {
  const text = new TextDecoder().decode(line);
  const found = columnsIn(text, comma);
  const fitted = fitHeader(tables, found);
  if (fitted !== undefined) return { ...fitted, ...layoutOf(comma, found) };
  for (const delimiter of otherDelimiters) {
    const columns = columnsIn(text, delimiter);
    const other = columns.length > 1 ? fitHeader(tables, columns) : undefined;
    if (other !== undefined) return { ...other, ...layoutOf(delimiter, columns) };
  }
  throw new FileProblem(`${refuseHeader(tables, found)}. Is it the file that you meant?`);
}

function layoutOf(delimiter: string, columns: readonly string[]): Omit<CsvLayout, 'newline'> {
  return { delimiter: delimiter.charCodeAt(0), columns: columns.length };
}

/** A header may have commas behind its last column; a column without a name there is none. */
function columnsIn(text: string, delimiter: string): readonly string[] {
  const names = parseCsvRecord(text, delimiter) ?? [];
  const last = names.findLastIndex((name) => name.trim() !== '');
  return names.slice(0, last + 1);
}
