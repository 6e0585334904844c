import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { FileProblem } from '../file/file-problem.ts';
import { brokenArchive, type ZipEntry } from './zip-archive.ts';

/** A file of an archive, unpacked piece by piece. */
export type Unpacking = { readonly chunks: AsyncIterable<Buffer>; packedRead(): number };

const pieceSize = 1 << 18;

/**
 * Unpacks a file of an archive. What unpacks to far more than any workbook does, or to something else than the archive's
 * directory says, is refused on the way. @throws FileProblem
 */
export async function unpack(path: string, entry: ZipEntry): Promise<Unpacking> {
  refuseEntry(entry);
  const start = await startOf(path, entry);
  if (entry.packed === 0) return { chunks: nothing(), packedRead: () => 0 };
  const stream = createReadStream(path, { start, end: start + entry.packed - 1, highWaterMark: pieceSize });
  const unpacked = entry.method === stored ? stream : stream.pipe(createInflateRaw({ chunkSize: pieceSize }));
  return { chunks: checked(unpacked, stream, entry), packedRead: () => stream.bytesRead };
}

async function* nothing(): AsyncGenerator<Buffer> {}

const stored = 0;
const deflated = 8;
/** Sheets of repeated rows pack to a fiftieth; what packs to less is made to harm. */
const mostTimes = 200;
const harmless = 100_000_000;

function refuseEntry({ method, isEncrypted, packed, unpacked }: ZipEntry): void {
  if (isEncrypted) throw new FileProblem('it is protected by a password: save it without one');
  if (method !== stored && method !== deflated) throw new FileProblem('it is packed in a way that workbooks are not');
  if (unpacked > harmless && unpacked > mostTimes * packed)
    throw new FileProblem(
      `it would unpack to ${Math.round(unpacked / 1e6).toLocaleString('en-GB')} MB from ${Math.round(packed / 1e6)} MB: no workbook does`,
    );
}

/** Behind a header of its own, whose name and extra field may be of other lengths than in the directory. */
async function startOf(path: string, { offset }: ZipEntry): Promise<number> {
  await using file = await open(path, 'r');
  const { bytesRead, buffer } = await file.read(Buffer.alloc(30), 0, 30, offset);
  if (bytesRead < 30 || buffer.readUInt32LE(0) !== 0x04034b50) throw new FileProblem(brokenArchive);
  return offset + 30 + buffer.readUInt16LE(26) + buffer.readUInt16LE(28);
}

async function* checked(
  unpacked: NodeJS.ReadableStream,
  source: { destroy(): unknown },
  entry: ZipEntry,
): AsyncGenerator<Buffer> {
  let length = 0;
  let crc = 0;
  try {
    for await (const piece of unpacked) {
      const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
      length += bytes.length;
      if (length > entry.unpacked) throw new FileProblem(brokenArchive);
      crc = crc32(bytes, crc);
      yield bytes;
    }
  } catch (error) {
    throw isInflateError(error) ? new FileProblem(brokenArchive) : error;
  } finally {
    source.destroy();
  }
  if (length !== entry.unpacked || crc !== entry.crc) throw new FileProblem(brokenArchive);
}

function isInflateError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_|ERR_STREAM_PREMATURE_CLOSE)/.test(String(error.code));
}
