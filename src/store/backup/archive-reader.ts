import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import {
  digestLength,
  firstLine,
  frameHead,
  type Head,
  longestFrame,
  longestLine,
  parts,
  type TablePart,
  type Tail,
} from './archive-format.ts';
import { type ByteReader, byteReader } from './byte-reader.ts';

/** A file that is no whole backup, in words for whoever gave it. */
export class DamagedBackup extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DamagedBackup';
  }
}

/** A table's rows must be read, whole, before the next part is asked for. */
export type ReadPart = Head | Tail | (TablePart & { readonly rows: () => Readable });

/** Looks at every byte before any is used. @throws DamagedBackup */
export async function checkArchive(path: string, note: (bytes: number, of: number) => void): Promise<void> {
  const file = await open(path);
  await using _closed = { [Symbol.asyncDispose]: () => file.close() };
  const { size } = await file.stat();
  const begin = await file.read(Buffer.alloc(firstLine.length), 0, firstLine.length, 0);
  if (begin.buffer.toString('latin1') !== firstLine) throw new DamagedBackup(noBackup(begin.buffer));
  const hash = createHash('sha256');
  let bytes = 0;
  const end = size - digestLength - 1;
  if (end >= 0)
    for await (const chunk of createReadStream(path, { end, highWaterMark: 1_048_576 })) {
      hash.update(chunk);
      bytes += chunk.length;
      note(bytes, size);
    }
  const kept = await file.read(Buffer.alloc(digestLength), 0, digestLength, Math.max(0, size - digestLength));
  if (!hash.digest().equals(kept.buffer))
    throw new DamagedBackup('The file was cut short or altered since it was written: its digest does not fit.');
}

/** The parts of a file that was looked at, in order. @throws DamagedBackup */
export async function* readArchive(path: string): AsyncGenerator<ReadPart, undefined> {
  const bytes = byteReader(createReadStream(path, { highWaterMark: 1_048_576 }));
  await using _closed = bytes;
  await bytes.line(longestLine);
  for (;;) {
    const part = parts.safeParse(JSON.parse(await bytes.line(longestLine)));
    if (!part.success) throw new DamagedBackup('The file holds a part that this version does not know.');
    if (part.data.part !== 'table') {
      yield part.data;
      if (part.data.part === 'tail') return undefined;
    } else yield { ...part.data, rows: () => rowsOf(bytes) };
  }
}

function rowsOf(bytes: ByteReader): Readable {
  const compressed = Readable.from(frames(bytes), { objectMode: false });
  const rows = createZstdDecompress();
  compressed.once('error', (error) => rows.destroy(error));
  return compressed.pipe(rows);
}

async function* frames(bytes: ByteReader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const length = (await bytes.take(frameHead)).readUInt32BE();
    if (length === 0) return;
    if (length > longestFrame) throw new DamagedBackup('The file names a length that no part of a backup has.');
    yield await bytes.take(length);
  }
}

function noBackup(begin: Uint8Array): string {
  const isOther = Buffer.from(begin).toString('latin1').startsWith('teacher-success-backup ');
  return isOther
    ? 'The file was written by another version of Teacher Success, in a form that this one cannot read.'
    : 'The file is no backup of Teacher Success.';
}
