import { createReadStream } from 'node:fs';
import type { RowReader, RowReading } from '#observation/reading.ts';
import type { OpenedFile } from './feed-file.ts';

/** A file of JSON lines. */
export async function openLineFile(path: string, bytes: number, channel: string): Promise<OpenedFile> {
  const stream = createReadStream(path, { highWaterMark: 1 << 20 });
  return {
    channel,
    columns: [],
    bytes,
    async *rows(reader: RowReader): AsyncGenerator<RowReading> {
      let rest: Uint8Array = new Uint8Array();
      for await (const chunk of stream) {
        const bytes = Buffer.concat([rest, chunk]);
        let start = 0;
        for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
          if (end > start) yield reader(bytes.subarray(start, end));
          start = end + 1;
        }
        rest = bytes.subarray(start);
      }
      if (rest.length > 0) yield reader(rest);
    },
    progress: () => ({ bytes: stream.bytesRead, doubt: null }),
  };
}
