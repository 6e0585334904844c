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
  let reading = none();
  let size = 0;
  await eachRecord(path, (record) => {
    if (reading === undefined) {
      const delimiter = delimiterOf(record);
      const header = (parseCsvRecord(record, delimiter) ?? record.split(delimiter)).map((name) => name.trim());
      reading = readingOf(header, choose(header), delimiter);
    } else if (record !== '') {
      reading.add(record);
      size += 1;
    }
  });
  if (reading === undefined || size === 0) throw new UnreadableFile(`There is no row in ${path}`);
  return { size, columns: reading.builders.map((each) => each.built()), oddRows: reading.oddRows };
}

type Reading = { readonly builders: readonly ColumnBuilder[]; oddRows: number; readonly add: (record: string) => void };

function readingOf(header: readonly string[], places: readonly number[], delimiter: string): Reading {
  const builders = places.map((place) => new ColumnBuilder(header[place] ?? ''));
  const builderAt = header.map((_, place) => builders[places.indexOf(place)]);
  const reading: Reading = { builders, oddRows: 0, add };
  return reading;

  function add(record: string): void {
    if (record.includes('"')) {
      const fields = parseCsvRecord(record, delimiter) ?? record.split(delimiter);
      if (fields.length !== header.length) reading.oddRows += 1;
      for (const [at, builder] of builderAt.entries()) builder?.add((fields[at] ?? '').trim());
      return;
    }
    let start = 0;
    for (let at = 0; at < builderAt.length; at += 1) {
      let end = start > record.length ? -1 : record.indexOf(delimiter, start);
      if (end < 0) {
        if (at < builderAt.length - 1 && start <= record.length) reading.oddRows += 1;
        end = record.length;
      }
      builderAt[at]?.add(start >= end ? '' : record.slice(start, end).trim());
      start = end + 1;
    }
    if (start <= record.length) reading.oddRows += 1;
  }
}

/** Visits the records without their line break; one with a line break inside quotes is put together again. */
async function eachRecord(path: string, visit: (record: string) => void): Promise<void> {
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 });
  let rest = '';
  let isFirst = true;
  for await (const chunk of stream) {
    const text: string = rest + (isFirst ? String(chunk).replace(/^\ufeff/, '') : chunk);
    isFirst = false;
    const recordEnd = recordEndsIn(text);
    let start = 0;
    for (let end = recordEnd(start); end >= 0; end = recordEnd(start)) {
      visit(text.slice(start, text[end - 1] === '\r' ? end - 1 : end));
      start = end + 1;
    }
    rest = text.slice(start);
  }
  if (rest.trim() !== '') visit(rest.replace(/\r$/, ''));
}

/** Finds the line break behind which every quote that was opened is closed; -1 when it is further on. */
function recordEndsIn(text: string): (start: number) => number {
  // Most files hold no quote at all, and then none is looked for twice.
  let quote = text.indexOf('"');
  return (start) => {
    let end = text.indexOf('\n', start);
    if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
    let isOpen = false;
    while (end >= 0 && quote >= 0) {
      while (quote >= 0 && quote < end) {
        isOpen = !isOpen;
        quote = text.indexOf('"', quote + 1);
      }
      if (!isOpen) return end;
      end = text.indexOf('\n', end + 1);
    }
    return isOpen ? -1 : end;
  };
}

function delimiterOf(header: string): string {
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Nothing was read yet; said by a function, so that the type stays open for what the visits find. */
function none(): Reading | undefined {
  return undefined;
}
