import { openTurns } from '#store/turn.ts';
import type { SyncSettings } from '../sync.ts';
import { nightlyCheck } from './nightly-check.ts';

/** The nightly check of a made-up England: done while it stands still, left as soon as it is to move again. */
export type CheckAtRest = AsyncDisposable & {
  begin(): void;
  /** Waits until the slice under way has ended. */
  leave(): Promise<void>;
};

export function checkAtRest(
  settings: Pick<SyncSettings, 'pool' | 'policy'>,
  failed: (error: unknown) => void,
): CheckAtRest {
  const turns = openTurns(settings.pool);
  const check = nightlyCheck(settings, turns);
  let over = new AbortController();
  let underWay: Promise<unknown> = Promise.resolve();
  const leave = async (): Promise<void> => {
    over.abort(new Left());
    await underWay;
  };
  return {
    begin: () => {
      over = new AbortController();
      const { signal } = over;
      underWay = underWay
        .then(() => check(signal))
        .catch((error: unknown) => (error instanceof Left ? undefined : failed(error)));
    },
    leave,
    [Symbol.asyncDispose]: async () => {
      await leave();
      await turns[Symbol.asyncDispose]();
    },
  };
}

/** It is taken up again when made-up England stands still once more. */
class Left extends Error {}
