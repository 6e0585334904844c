import type { BlockedRecord } from '#identity/likely/find-edges.ts';

/** Which of many records share keys, worked out for all of them at once. */
export type KeyRing = {
  add(record: number, keys: BlockedRecord['keys']): void;
  /** Every two records that share a key which is not hot, once. */
  pairs(): Generator<readonly [number, number]>;
};

/** A record's number takes the last bits of an entry; before it comes its key, and first how many may share that. */
const recordBits = 21;
const mostRecords = 2 ** recordBits;

export function openKeyRing(): KeyRing {
  let entries = new BigUint64Array(1 << 20);
  let halves = new Uint32Array(entries.buffer);
  let size = 0;
  return {
    add: (record, keys) => {
      for (const { key, atMost } of keys) {
        if (size === entries.length) {
          const more = new BigUint64Array(entries.length * 2);
          more.set(entries);
          entries = more;
          halves = new Uint32Array(entries.buffer);
        }
        const [low, high] = hashesOf(key);
        halves[2 * size] = ((low << recordBits) | record) >>> 0;
        halves[2 * size + 1] = ((atMost << 25) | (high >>> 7)) >>> 0;
        size += 1;
      }
    },
    pairs: () => {
      entries.subarray(0, size).sort();
      return pairsIn(halves.subarray(0, 2 * size));
    },
  };
}

function* pairsIn(halves: Uint32Array): Generator<readonly [number, number]> {
  let most = 0;
  forEachKey(halves, (start, end) => {
    most += ((end - start) * (end - start - 1)) / 2;
  });
  const pairs = new Float64Array(most);
  let count = 0;
  forEachKey(halves, (start, end) => {
    for (let at = start + 1; at < end; at += 1) {
      for (let before = start; before < at; before += 1) {
        pairs[count] = recordAt(halves, at) * mostRecords + recordAt(halves, before);
        count += 1;
      }
    }
  });
  pairs.sort();
  let last = -1;
  for (const pair of pairs) {
    if (pair !== last) yield [Math.floor(pair / mostRecords), pair % mostRecords];
    last = pair;
  }
}

/** The entries of each key that at least two share, and no more than may. */
function forEachKey(halves: Uint32Array, visit: (start: number, end: number) => void): void {
  const size = halves.length / 2;
  const keyAt = (at: number): number => (halves[2 * at] ?? 0) >>> recordBits;
  let start = 0;
  while (start < size) {
    const [high, low] = [halves[2 * start + 1] ?? 0, keyAt(start)];
    let end = start + 1;
    while (end < size && halves[2 * end + 1] === high && keyAt(end) === low) end += 1;
    if (end - start > 1 && end - start <= high >>> 25) visit(start, end);
    start = end;
  }
}

function recordAt(halves: Uint32Array, at: number): number {
  return (halves[2 * at] ?? 0) & (mostRecords - 1);
}

/** Two numbers of 32 bits (cyrb53): two keys of a million have the same ones hardly ever, and then compare in vain. */
function hashesOf(text: string): readonly [number, number] {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [one >>> 0, other >>> 0];
}
