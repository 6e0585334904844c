import { createReadStream } from 'node:fs';
import type { RowReader, RowReading } from '#observation/reading.ts';
import { csvRecords, formatCsvRecord, parseCsvRecord } from '../csv-row.ts';
import type { OpenedFile, TableFile } from './feed-file.ts';
import { FileProblem } from './file-problem.ts';
import { fitHeader, refuseHeader } from './table-header.ts';

/** A CSV file: each of its records is handed on with the header in front, as its reader takes it. @throws FileProblem */
export async function openCsvFile(path: string, bytes: number, tables: readonly TableFile[]): Promise<OpenedFile> {
  const stream = createReadStream(path, { highWaterMark: 1 << 20 });
  const records = csvRecords(stream);
  const first = await records.next();
  if (first.done) throw new FileProblem(`${path} is empty: expected a header`);
  const found = parseCsvRecord(new TextDecoder().decode(first.value));
  const fitted = fitHeader(tables, found);
  if (fitted === undefined) {
    stream.destroy();
    throw new FileProblem(`${path}: ${refuseHeader(tables, found)}. Is it the file that you meant?`);
  }
  const header = Buffer.from(`${formatCsvRecord(fitted.names)}\n`);
  return {
    channel: fitted.table.channel,
    columns: fitted.changes,
    bytes,
    async *rows(reader: RowReader): AsyncGenerator<RowReading> {
      for await (const record of records) if (record.length > 0) yield reader(Buffer.concat([header, record]));
    },
    progress: () => ({ bytes: stream.bytesRead, doubt: null }),
  };
}
