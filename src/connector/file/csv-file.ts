import { createReadStream } from 'node:fs';
import type { RowReader, RowReading } from '#observation/reading.ts';
import { type CsvHead, readCsvHead } from './csv-head.ts';
import { csvRecordEnd } from './csv-record-end.ts';
import { endDoubt } from './end-doubt.ts';
import type { FeedFiles, OpenedFile } from './feed-file.ts';
import { recordReader } from './record-reader.ts';
import { type FileRecord, recordSplitter } from './record-splitter.ts';
import { utf8Chunks } from './utf8-chunks.ts';

const chunkSize = 1 << 20;

/** A CSV file: each of its records is handed on with the header in front, as its reader takes it. @throws FileProblem */
export async function openCsvFile(path: string, bytes: number, files: FeedFiles): Promise<OpenedFile> {
  const stream = createReadStream(path, { highWaterMark: chunkSize });
  try {
    const chunks = utf8Chunks(stream, files.encoding ?? 'utf-8');
    const head = await readCsvHead(chunks, files.tables);
    const end: End = { last: undefined, isEnded: true };
    return {
      channel: head.table.channel,
      columns: head.changes,
      bytes,
      rows: (reader) => rowsBehind(head, chunks, reader, end),
      progress: () => ({ bytes: stream.bytesRead, doubt: endDoubt(end.last, end.isEnded) }),
    };
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

type End = { last: RowReading | undefined; isEnded: boolean };

async function* rowsBehind(
  head: CsvHead,
  chunks: AsyncIterable<Uint8Array>,
  reader: RowReader,
  end: End,
): AsyncGenerator<RowReading> {
  const splitter = recordSplitter(head.newline, csvRecordEnd(head));
  const read = recordReader(head, reader);
  function* readAll(records: readonly FileRecord[]): Generator<RowReading> {
    for (const record of records) {
      if (isBlank(record.bytes, head.delimiter)) continue;
      const row = read(record);
      end.last = row;
      end.isEnded = record.isEnded;
      yield row;
    }
  }
  yield* readAll(splitter.push(head.rest));
  for await (const chunk of chunks) yield* readAll(splitter.push(chunk));
  yield* readAll(splitter.end());
}

/** An empty line, or one of nothing but delimiters, as spreadsheets leave them below a table: it says nothing. */
function isBlank(bytes: Uint8Array, delimiter: number): boolean {
  return bytes.every((byte) => byte === delimiter || byte === 0x20 || byte === 0x09);
}
