import type { RowReader, RowReading } from '#observation/reading.ts';
import { formatCsvRecord } from '../csv-row.ts';
import { readNumberFormats } from '../xlsx/number-format.ts';
import { readSharedStrings } from '../xlsx/shared-strings.ts';
import { type CellContext, sheetRows } from '../xlsx/sheet-rows.ts';
import { unpack } from '../xlsx/unpack.ts';
import { readWorkbook, type Workbook } from '../xlsx/workbook.ts';
import { readZipDirectory } from '../xlsx/zip-archive.ts';
import type { FeedFiles, OpenedFile } from './feed-file.ts';
import { FileProblem } from './file-problem.ts';
import { type FittedHeader, fitHeader, refuseHeader } from './table-header.ts';

/**
 * A workbook (XLSX): the first of its sheets whose first row is the header of a table of the feed. Each further row is
 * handed on as the CSV that it would be, so that one reader reads both. @throws FileProblem
 */
export async function openWorkbookFile(path: string, files: FeedFiles): Promise<OpenedFile> {
  const book = await readWorkbook(path, await readZipDirectory(path));
  const context = {
    strings: await readSharedStrings(path, book.sharedStrings),
    formats: await readNumberFormats(path, book.styles),
    from1904: book.from1904,
  };
  const { fitted, rows, packedRead, packed } = await findSheet(path, book, context, files);
  return {
    channel: fitted.table.channel,
    columns: fitted.changes,
    bytes: packed,
    rows: (reader) => readRows(fitted, rows, reader),
    // An archive that was cut short has lost its directory: a sheet that can be read to its end is whole.
    progress: () => ({ bytes: packedRead(), doubt: null }),
  };
}

type FoundSheet = {
  readonly fitted: FittedHeader;
  readonly rows: AsyncIterator<readonly string[]>;
  readonly packed: number;
  packedRead(): number;
};

async function findSheet(
  path: string,
  { sheets }: Workbook,
  context: CellContext,
  { tables }: FeedFiles,
): Promise<FoundSheet> {
  const refusals: string[] = [];
  for (const { name, entry } of sheets) {
    const { chunks, packedRead } = await unpack(path, entry);
    const rows = sheetRows(chunks, context);
    const first = await rows.next();
    const header = first.done ? [] : withoutEmptyEnd(first.value);
    const fitted = fitHeader(tables, header);
    if (fitted !== undefined) return { fitted, rows, packed: entry.packed, packedRead };
    await rows.return(undefined);
    refusals.push(`sheet ${name}: ${header.length === 0 ? 'it is empty' : refuseHeader(tables, header)}`);
  }
  throw new FileProblem(`${refusals.join('; ') || 'it has no sheet'}. Is it the file that you meant?`);
}

async function* readRows(
  { names }: FittedHeader,
  rows: AsyncIterator<readonly string[]>,
  reader: RowReader,
): AsyncGenerator<RowReading> {
  const header = `${formatCsvRecord(names)}\n`;
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    const cells = names.map((_, column) => next.value?.[column] ?? '');
    const beyond = withoutEmptyEnd(next.value).slice(names.length);
    yield reader(Buffer.from(header + formatCsvRecord([...cells, ...beyond])));
  }
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}
