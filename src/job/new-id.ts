import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Randomness is fetched for many ids at once: for each by itself it costs more than all else that a new id takes. */
const drawn = new Uint8Array(16 * 512);
let at = drawn.length;
let lastMs = 0;
let inMs = 0;

/** An id of version 7; those of one process sort in the order in which they were made. */
export function newId(): string {
  if (at === drawn.length) {
    randomFillSync(drawn);
    at = 0;
  }
  const random = drawn.subarray(at, at + 16);
  at += 16;
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    inMs = 0;
  } else inMs += 1;
  return v7({ random, msecs: lastMs, seq: inMs });
}
