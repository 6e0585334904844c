import { setTimeout as delay } from 'node:timers/promises';

export type Note = (done: number, of: number) => void;

export type Worked<Value> =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'working'; readonly done: number; readonly of: number | null };

/** @param stamp what a result was worked out from: under another one it is worked out anew */
export type LookIn<Value> = (
  key: string,
  stamp: string,
  work: (note: Note) => Promise<Value>,
) => Promise<Worked<Value>>;

type Piece<Value> = {
  readonly stamp: string;
  readonly result: Promise<Value>;
  progress: { readonly done: number; readonly of: number | null };
  endedAt: number | null;
};

/** How long somebody who asks waits for the result itself, and a clock that only runs on, in milliseconds. */
export type Time = { readonly patience: (signal: AbortSignal) => Promise<void>; readonly clock: () => number };

const patienceMs = 1500;
const ownTime: Time = {
  patience: (signal) => delay(patienceMs, undefined, { signal }),
  clock: () => performance.now(),
};

/** So long a result does under another stamp, so that news that never pause do not keep everybody from an answer. */
const goodEnoughMs = 10_000;
const keptResults = 6;

/**
 * Long work for pages: begun by whoever asks first, looked at by the others, and kept for a while. One piece at a time, so
 * that no number of questions takes the machine from everything else.
 */
export function openWorkshop<Value>({ patience, clock }: Time = ownTime): LookIn<Value> {
  const pieces = new Map<string, Piece<Value>>();
  let last: Promise<unknown> = Promise.resolve();

  function begin(key: string, stamp: string, work: (note: Note) => Promise<Value>): Piece<Value> {
    const result = last.then(() => work((done, of) => (piece.progress = { done, of })));
    const piece: Piece<Value> = { stamp, result, progress: { done: 0, of: null }, endedAt: null };
    const end = (): void => {
      piece.endedAt = clock();
    };
    last = result.then(end, end);
    pieces.delete(key);
    pieces.set(key, piece);
    for (const [old, { endedAt }] of pieces) {
      if (pieces.size > keptResults && endedAt !== null) pieces.delete(old);
    }
    return piece;
  }

  return async (key, stamp, work) => {
    const kept = pieces.get(key);
    const piece = kept !== undefined && isGood(kept, stamp, clock()) ? kept : begin(key, stamp, work);
    const enough = new AbortController();
    try {
      return await Promise.race([
        piece.result.then((value) => ({ kind: 'found' as const, value })),
        patience(enough.signal).then(() => ({
          kind: 'working' as const,
          ...piece.progress,
        })),
      ]);
    } catch (error) {
      // Whoever asks next may have more luck.
      pieces.delete(key);
      throw error;
    } finally {
      enough.abort();
    }
  };
}

function isGood({ stamp, endedAt }: Piece<unknown>, wanted: string, now: number): boolean {
  return stamp === wanted || endedAt === null || now - endedAt < goodEnoughMs;
}
