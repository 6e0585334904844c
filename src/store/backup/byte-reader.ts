import type { Readable } from 'node:stream';

/** Bytes of a stream by number and by line, one taker at a time. */
export type ByteReader = AsyncDisposable & {
  /** @throws when the stream ends before */
  take(length: number): Promise<Buffer>;
  /** The bytes up to a line's end, as text, without it. @throws when there is none within so many */
  line(longest: number): Promise<string>;
};

export function byteReader(stream: Readable): ByteReader {
  const chunks = stream.iterator();
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<void> {
    const next = await chunks.next();
    if (next.done) throw new Error('The file ends in the middle of a part');
    held = Buffer.concat([held, next.value]);
  }

  function cut(length: number): Buffer {
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  }

  return {
    take: async (length) => {
      while (held.length < length) await more();
      return cut(length);
    },
    line: async (longest) => {
      for (;;) {
        const end = held.indexOf(0x0a);
        if (end >= 0) return cut(end + 1).toString('utf8', 0, end);
        if (held.length > longest) throw new Error('The file holds a line that is longer than any of a backup');
        await more();
      }
    },
    [Symbol.asyncDispose]: async () => {
      stream.destroy();
    },
  };
}
