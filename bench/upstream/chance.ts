/** A number in [0, 1) that is always the same for the same whole numbers: made-up people need no state. */
export function chance(...parts: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part & 0xffff), 0x01000193);
    hash = Math.imul(hash ^ (part >>> 16), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

export function pick<Value>(list: readonly Value[], ...parts: readonly number[]): Value {
  const chosen = list[Math.floor(chance(...parts) * list.length)];
  if (chosen === undefined) throw new Error('cannot pick from an empty list');
  return chosen;
}
