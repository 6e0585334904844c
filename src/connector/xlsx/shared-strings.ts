import { FileProblem } from '../file/file-problem.ts';
import { unescapeText } from './unescape-text.ts';
import { unpack } from './unpack.ts';
import { xmlEvents } from './xml-events.ts';
import type { ZipEntry } from './zip-archive.ts';

/** Texts that cells point to by their number. */
export type SharedStrings = (index: number) => string | undefined;

/** Kept as bytes one behind the other: half of what as many texts would take. */
const mostBytes = 500_000_000;

/** @throws FileProblem when there are more of them than should be held */
export async function readSharedStrings(path: string, entry: ZipEntry | undefined): Promise<SharedStrings> {
  if (entry === undefined) return () => undefined;
  const store = byteStore();
  let current = '';
  let depth: 'out' | 'text' | 'phonetic' = 'out';
  const handler = {
    open(tag: string): void {
      if (tag === 'si') current = '';
      else if (tag === 'rPh') depth = 'phonetic';
      else if (tag === 't' && depth !== 'phonetic') depth = 'text';
    },
    close(tag: string): void {
      if (tag === 'si') store.add(unescapeText(current));
      else if (tag === 'rPh' || (tag === 't' && depth === 'text')) depth = 'out';
    },
    text(text: string): void {
      if (depth === 'text') current += text;
    },
  };
  const { chunks } = await unpack(path, entry);
  for await (const _ of xmlEvents(chunks, handler, () => []));
  return store.get;
}

function byteStore(): { add(text: string): void; get: SharedStrings } {
  let bytes = Buffer.alloc(1 << 16);
  let length = 0;
  let ends = new Uint32Array(1 << 12);
  let count = 0;
  return {
    add(text) {
      const needed = length + 3 * text.length;
      if (needed > bytes.length) bytes = Buffer.concat([bytes], Math.max(needed, 2 * bytes.length));
      if (count === ends.length) ends = grown(ends);
      length += bytes.write(text, length);
      ends[count] = length;
      count += 1;
      if (length > mostBytes)
        throw new FileProblem('its texts take more than 500 MB: save it as CSV, which is read row by row');
    },
    get: (index) => (index < count ? bytes.toString('utf8', ends[index - 1] ?? 0, ends[index]) : undefined),
  };
}

function grown(ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * ends.length);
  more.set(ends);
  return more;
}
