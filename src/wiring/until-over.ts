import type { PagedSource } from '#job/sync-run.ts';

/** The source, which asks nothing more and waits for no answer when its turn is over. */
export function untilOver<Source extends PagedSource>(source: Source, over: AbortSignal): Source {
  return {
    ...source,
    fetch: (since, page) => orOver(over, () => source.fetch(since, page)),
  };
}

/** What somebody waits for, or the reason why the wait is over; then it is not even begun. */
export async function orOver<Value>(over: AbortSignal, begin: () => Promise<Value>): Promise<Value> {
  over.throwIfAborted();
  const awaited = begin();
  const { promise, reject } = Promise.withResolvers<never>();
  const end = (): void => reject(over.reason);
  over.addEventListener('abort', end, { once: true });
  // Whichever comes second is nobody's any more.
  awaited.catch(() => undefined);
  try {
    return await Promise.race([awaited, promise]);
  } finally {
    over.removeEventListener('abort', end);
  }
}
