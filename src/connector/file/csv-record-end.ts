import { type FindEnd, mostKept } from './record-splitter.ts';

/** How a CSV file is laid out, as its header shows it: bytes, and how many columns. */
export type CsvLayout = { readonly delimiter: number; readonly newline: number; readonly columns: number };

const quote = 0x22;
const carriageReturn = 0x0d;

/**
 * Ends a record at the first line break outside quotes. Where quotes do not add up (one that nobody closes, or that
 * closes and leaves a record of too few or too many fields), the record ends with its first line: one bad quote costs
 * one row and not the file.
 */
export function csvRecordEnd(layout: CsvLayout): FindEnd {
  let of: Buffer | undefined;
  let nextQuote = 0;
  return (bytes, start, lineEnd, isLast) => {
    if (bytes !== of || (nextQuote >= 0 && nextQuote < start)) nextQuote = bytes.indexOf(quote, start);
    of = bytes;
    if (nextQuote < 0 || nextQuote >= lineEnd) return lineEnd;
    const found = quotedEnd(bytes, start, lineEnd, layout, isLast);
    if (found !== 'further on') return found;
    return isLast || bytes.length - start > mostKept ? lineEnd : 'further on';
  };
}

function quotedEnd(
  bytes: Buffer,
  start: number,
  lineEnd: number,
  { delimiter, newline, columns }: CsvLayout,
  isLast: boolean,
): number | 'further on' {
  let fields = 1;
  for (let at = start; ; at += 1) {
    if (bytes[at] === quote) {
      const close = closingQuote(bytes, at, delimiter, newline);
      if (close === 'stray') return lineEnd;
      if (close === 'further on') return close;
      at = close + 1;
    }
    while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== newline) at += 1;
    if (at === lineEnd) return lineEnd;
    if (at >= bytes.length && !isLast) return 'further on';
    if (at >= bytes.length || bytes[at] === newline) return fields === columns || fields === columns + 1 ? at : lineEnd;
    fields += 1;
    if (at > lineEnd && fields > columns + 1) return lineEnd;
  }
}

/** The quote that closes the one at `open`: a pair of quotes stands for one, and behind a single one the field must end. */
function closingQuote(
  bytes: Buffer,
  open: number,
  delimiter: number,
  newline: number,
): number | 'stray' | 'further on' {
  let at = bytes.indexOf(quote, open + 1);
  while (at >= 0) {
    const next = bytes[at + 1];
    if (next !== quote)
      return next === undefined || next === delimiter || next === newline || next === carriageReturn ? at : 'stray';
    at = bytes.indexOf(quote, at + 2);
  }
  return 'further on';
}
