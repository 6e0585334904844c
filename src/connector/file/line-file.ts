import { createReadStream } from 'node:fs';
import type { RowReader, RowReading } from '#observation/reading.ts';
import { endDoubt } from './end-doubt.ts';
import type { FeedFiles, OpenedFile } from './feed-file.ts';
import { type FileRecord, recordSplitter } from './record-splitter.ts';
import { tooLong } from './too-long.ts';
import { utf8Chunks } from './utf8-chunks.ts';

const chunkSize = 1 << 20;
const lineFeed = 0x0a;

/** A file of JSON lines: one row a line, and lines of nothing but space say nothing. */
export async function openLineFile(path: string, bytes: number, files: FeedFiles): Promise<OpenedFile> {
  const stream = createReadStream(path, { highWaterMark: chunkSize });
  const end: End = { last: undefined, isEnded: true };
  return {
    channel: files.lines ?? '',
    columns: [],
    bytes,
    rows: (reader) => rowsOf(utf8Chunks(stream, 'utf-8'), reader, end),
    progress: () => ({ bytes: stream.bytesRead, doubt: endDoubt(end.last, end.isEnded) }),
  };
}

type End = { last: RowReading | undefined; isEnded: boolean };

async function* rowsOf(chunks: AsyncIterable<Uint8Array>, reader: RowReader, end: End): AsyncGenerator<RowReading> {
  const splitter = recordSplitter(lineFeed, (_bytes, _start, lineEnd) => lineEnd);
  function* readAll(records: readonly FileRecord[]): Generator<RowReading> {
    for (const { bytes, cutFrom, isEnded } of records) {
      if (bytes.every(isSpace)) continue;
      const row = reader(bytes);
      end.last = cutFrom === 0 ? row : tooLong(row, cutFrom, bytes.length);
      end.isEnded = isEnded;
      yield end.last;
    }
  }
  for await (const chunk of chunks) yield* readAll(splitter.push(chunk));
  yield* readAll(splitter.end());
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
