/** Seeded randomness: the same parts always give the same stream, so each life can be drawn on its own. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** Whole number, both ends included. */
  readonly integer: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Bell-shaped whole number, kept within the two ends. */
  readonly around: (middle: number, spread: number, from: number, to: number) => number;
  readonly text: (alphabet: string, length: number) => string;
  readonly uuid: () => string;
}

export function randomFrom(...parts: readonly (string | number)[]): Random {
  let state = hashOf(parts.join('/'));

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  function integer(from: number, to: number): number {
    return from + Math.floor(next() * (Math.max(from, to) - from + 1));
  }
  function text(alphabet: string, length: number): string {
    let made = '';
    for (let count = 0; count < length; count += 1) made += alphabet.charAt(Math.floor(next() * alphabet.length));
    return made;
  }

  return {
    next,
    integer,
    text,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const chosen = list[Math.floor(next() * list.length)];
      if (chosen === undefined) throw new Error('cannot pick from an empty list');
      return chosen;
    },
    around: (middle, spread, from, to) => {
      const bell = next() + next() + next() - 1.5;
      return Math.round(Math.min(Math.max(middle + bell * spread * 2, from), to));
    },
    uuid: () => {
      const hex = text('0123456789abcdef', 30);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
    },
  };
}

/** FNV-1a, then a finishing mix so that neighbouring seeds do not give neighbouring streams. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
