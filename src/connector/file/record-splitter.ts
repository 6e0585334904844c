/** A record of a file as it came: a row of CSV, a line of JSON. */
export type FileRecord = {
  readonly bytes: Uint8Array;
  /** How long it was, where it was too long to be kept whole; 0 where `bytes` are all of it. */
  readonly cutFrom: number;
  /** Whether a line break followed; the last record of a file may have none. */
  readonly isEnded: boolean;
};

export type RecordSplitter = {
  push(chunk: Uint8Array): readonly FileRecord[];
  end(): readonly FileRecord[];
};

/**
 * Where the record ends that starts at `start` and whose first line ends at `lineEnd`; `further on` when that cannot be
 * told before more was read.
 */
export type FindEnd = (bytes: Buffer, start: number, lineEnd: number, isLast: boolean) => number | 'further on';

/** The most that is kept of a line without end, and the most that is looked at for the end of a record of several lines. */
export const mostKept = 1_000_001;
/** A line up to here is handed on whole, so that a row that is too large can be named. */
const longestLine = 4 * mostKept;

/**
 * Cuts the bytes of a file into its records, in pieces of any size, and holds little more than a piece at a time: of a
 * line that is too long for anything only the beginning is kept, and reading goes on behind it.
 */
export function recordSplitter(newline: number, findEnd: FindEnd): RecordSplitter {
  let rest: Buffer = Buffer.alloc(0);
  /** A line without end that is being skipped: what is kept of it, and how long it was so far. */
  let skipping: { readonly kept: Uint8Array; length: number } | undefined;

  function push(chunk: Uint8Array): readonly FileRecord[] {
    if (skipping === undefined) return split(joined(rest, chunk), false);
    const lineEnd = chunk.indexOf(newline);
    if (lineEnd < 0) {
      skipping.length += chunk.length;
      return [];
    }
    const skipped = { bytes: skipping.kept, cutFrom: skipping.length + lineEnd, isEnded: true };
    skipping = undefined;
    return [skipped, ...split(joined(Buffer.alloc(0), chunk.subarray(lineEnd + 1)), false)];
  }

  function end(): readonly FileRecord[] {
    return skipping === undefined
      ? split(rest, true)
      : [{ bytes: skipping.kept, cutFrom: skipping.length, isEnded: false }];
  }

  function split(bytes: Buffer, isLast: boolean): readonly FileRecord[] {
    const records: FileRecord[] = [];
    let start = 0;
    while (start < bytes.length) {
      const lineBreak = bytes.indexOf(newline, start);
      if (lineBreak < 0 && !isLast) break;
      const end = findEnd(bytes, start, lineBreak < 0 ? bytes.length : lineBreak, isLast);
      if (end === 'further on') break;
      records.push(recordOf(bytes.subarray(start, end), end < bytes.length));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (!isLast && rest.length > longestLine && !rest.includes(newline)) {
      skipping = { kept: Buffer.from(rest.subarray(0, mostKept)), length: rest.length };
      rest = Buffer.alloc(0);
    }
    return records;
  }

  return { push, end };
}

const carriageReturn = 0x0d;

/** A line too long for anything is kept in part, whether its end was in sight or not. */
function recordOf(line: Buffer, isEnded: boolean): FileRecord {
  if (line.length > longestLine) return { bytes: line.subarray(0, mostKept), cutFrom: line.length, isEnded };
  const bytes = line.at(-1) === carriageReturn ? line.subarray(0, -1) : line;
  return { bytes, cutFrom: 0, isEnded };
}

function joined(rest: Buffer, chunk: Uint8Array): Buffer {
  return rest.length === 0
    ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    : Buffer.concat([rest, chunk]);
}
