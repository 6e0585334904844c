import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Cleaning } from '#identity/clean/cleaning.ts';
import { type Helpers, noHelpers, type ScoredShare } from '#identity/match/score-share.ts';
import type { Table } from '#identity/match/table.ts';
import type { Told } from './helper-thread.ts';

/** Fewer records than this are scored before a thread has read them. */
const worthAHelper = 200_000;

/** Starts a second thread for a large table, where the machine has a second core; it ends when it is disposed. */
export function startHelpers(
  table: Table,
  { nicknames, relayDomains }: Cleaning,
): { readonly helpers: Helpers } & AsyncDisposable {
  if (table.size < worthAHelper || availableParallelism() < 2)
    return { helpers: noHelpers, [Symbol.asyncDispose]: async () => undefined };
  const worker = new Worker(new URL('./helper-thread.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const tell = (told: Told): void => worker.postMessage(told);
  tell({ kind: 'table', table, cleaning: { nicknames, relayDomains } });
  return {
    helpers: {
      count: 1,
      score: (parameters, blocks, side) => {
        tell({ kind: 'score', parameters, blocks, side, share: { share: 1, of: 2 } });
        return [answerOf(worker)];
      },
    },
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}

/** The next answer; an error of the thread is thrown here, by `once`. */
async function answerOf(worker: Worker): Promise<ScoredShare> {
  const [found]: ScoredShare[] = await once(worker, 'message');
  if (found === undefined) throw new Error('The second thread answered nothing');
  return found;
}
