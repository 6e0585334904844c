import type { Turn } from '#store/turn.ts';
import type { SyncSettings } from '../sync.ts';
import { nightlyCheck } from './nightly-check.ts';

/** The nightly check of a made-up England: done when it has come to rest, and left when we stop. */
export type CheckAtRest = AsyncDisposable & { begin(): void };

export function checkAtRest(
  settings: Pick<SyncSettings, 'pool' | 'policy'>,
  failed: (error: unknown) => void,
): CheckAtRest {
  const check = nightlyCheck(settings, { take: async () => unshared });
  const over = new AbortController();
  let underWay: Promise<unknown> = Promise.resolve();
  return {
    begin: () => {
      underWay = underWay
        .then(() => check(over.signal))
        .catch((error: unknown) => (error instanceof Left ? undefined : failed(error)));
    },
    [Symbol.asyncDispose]: async () => {
      over.abort(new Left());
      await underWay;
    },
  };
}

/** Nobody else checks a made-up England, and somebody may want to move it meanwhile. */
const unshared: Turn = { lost: new AbortController().signal, [Symbol.asyncDispose]: async () => undefined };

/** We stop. */
class Left extends Error {}
