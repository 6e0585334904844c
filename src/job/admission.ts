import { fail, ok, type Result } from '#kernel/result.ts';

export type Bounds = {
  /** So many pieces of work are under way at once. */
  readonly atOnce: number;
  /** So many more wait for their turn; whoever comes then is turned away at once. */
  readonly waiting: number;
  /** So long somebody who asks waits, for their turn and the work together, in milliseconds. */
  readonly patienceMs: number;
};

/** Why somebody is turned away: the door was full, or the work took too long. In both cases they should come again. */
export type TurnedAway = { readonly kind: 'full' | 'slow' };

export type Admit = <Value>(work: () => Promise<Value>) => Promise<Result<Value, TurnedAway>>;

/**
 * A door that lets in no more than can be served, so that what a slow database cannot take is refused and not queued
 * without bound. Work that takes too long goes on by itself and keeps its place until it ends: whoever asks for it again
 * must find that doing it twice changes nothing. What the work throws is thrown on.
 */
export function openAdmission({ atOnce, waiting, patienceMs }: Bounds): Admit {
  const queue: (() => void)[] = [];
  let underWay = 0;

  async function inTurn<Value>(work: () => Promise<Value>, turn: Promise<void> | null): Promise<Value> {
    if (turn !== null) await turn;
    try {
      return await work();
    } finally {
      // The place goes straight to who is next, so that nobody who comes in between gets before them.
      const next = queue.shift();
      if (next === undefined) underWay -= 1;
      else next();
    }
  }

  return async (work) => {
    if (underWay >= atOnce && queue.length >= waiting) return fail({ kind: 'full' });
    const mustWait = underWay >= atOnce;
    const turn = Promise.withResolvers<void>();
    if (mustWait) queue.push(turn.resolve);
    else underWay += 1;
    let isTooLate = false;
    const worked = inTurn(
      async () => (isTooLate ? fail<TurnedAway>({ kind: 'slow' }) : ok(await work())),
      mustWait ? turn.promise : null,
    );
    worked.catch(() => undefined);
    const { promise: tired, resolve } = Promise.withResolvers<Result<never, TurnedAway>>();
    const timer = setTimeout(() => {
      // Whoever still waits for their turn is not begun any more.
      isTooLate = true;
      resolve(fail({ kind: 'slow' }));
    }, patienceMs);
    try {
      return await Promise.race([worked, tired]);
    } finally {
      clearTimeout(timer);
    }
  };
}
