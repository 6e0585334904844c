import type { Block } from './block.ts';

/** So few records that each is compared with each: no rule is as good as looking. */
export const fewRecords = 3000;

/**
 * Asks about every pair that some block holds, each once, the record `i` with those before it.
 */
export function candidatesOf(
  size: number,
  blocks: readonly Block[],
  visit: (i: number, j: number) => void,
  records: Iterable<number> = everyRecord(size),
): void {
  if (size <= fewRecords) {
    for (const i of records) for (let j = 0; j < i; j += 1) visit(i, j);
    return;
  }
  const seen = new Int32Array(size).fill(-1);
  for (const i of records) {
    for (let rule = 0; rule < blocks.length; rule += 1) {
      const block = blocks[rule];
      if (block === undefined) continue;
      const { keyStarts, keys, starts, members } = block;
      const lastKey = keyStarts[i + 1] ?? 0;
      for (let at = keyStarts[i] ?? 0; at < lastKey; at += 1) {
        const key = keys[at] ?? 0;
        const end = starts[key + 1] ?? 0;
        for (let place = starts[key] ?? 0; place < end; place += 1) {
          const j = members[place] ?? i;
          if (j >= i) break;
          if (seen[j] === i) continue;
          seen[j] = i;
          visit(i, j);
        }
      }
    }
  }
}

function* everyRecord(size: number): Generator<number> {
  for (let i = 0; i < size; i += 1) yield i;
}
