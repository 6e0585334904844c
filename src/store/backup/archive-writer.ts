import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createZstdCompress } from 'node:zlib';
import { firstLine, frameHead, type Head, type TablePart, type Tail } from './archive-format.ts';

export type ArchiveWriter = AsyncDisposable & {
  addPart(part: Head | TablePart | Tail): Promise<void>;
  /** The rows of the table whose part was added last. */
  addRows(rows: Readable): Promise<void>;
  /** The digest, and the file's own name: until then it stands beside its place. */
  finish(): Promise<{ readonly bytes: number }>;
};

/** Writes a file that only its owner may read, since it holds personal data; one that is not finished is taken away. */
export async function openArchive(path: string): Promise<ArchiveWriter> {
  const draft = `${path}.${process.pid}.part`;
  const file = await open(draft, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  let isFinished = false;

  async function write(data: Uint8Array): Promise<void> {
    hash.update(data);
    bytes += data.length;
    await writeAll(file, data);
  }

  await write(Buffer.from(firstLine));
  return {
    addPart: (part) => write(Buffer.from(`${JSON.stringify(part)}\n`)),
    addRows: async (rows) => {
      const compressed = rows.pipe(createZstdCompress());
      // A pipe does not hand errors on: without this a broken read would leave us waiting.
      rows.once('error', (error) => compressed.destroy(error));
      for await (const chunk of compressed) await write(Buffer.concat([lengthOf(chunk.length), chunk]));
      await write(lengthOf(0));
    },
    finish: async () => {
      await writeAll(file, hash.digest());
      await file.sync();
      await file.close();
      await rename(draft, path);
      isFinished = true;
      return { bytes: bytes + 32 };
    },
    [Symbol.asyncDispose]: async () => {
      if (isFinished) return;
      await file.close().catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
}

function lengthOf(length: number): Buffer {
  const head = Buffer.alloc(frameHead);
  head.writeUInt32BE(length);
  return head;
}

async function writeAll(file: FileHandle, data: Uint8Array): Promise<void> {
  for (let done = 0; done < data.length; ) done += (await file.write(data, done)).bytesWritten;
}
