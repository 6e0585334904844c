import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PersonId } from '#identity/person-id.ts';
import type { Connection } from '#store/connection.ts';
import type { OpenResolver, Resolved } from './resolver.ts';
import type { Told } from './resolver-thread.ts';

/** A thread a core, each with a connection of its own. They end when they are disposed. */
export function resolverThreads(connection: Connection, count = availableParallelism()): OpenResolver {
  return async ({ recordedAt, publication }, policy) => {
    const { matching: _stays, ...rules } = policy;
    const idle = Array.from({ length: count }, () => {
      const worker = new Worker(new URL('./resolver-thread.ts', import.meta.url), {
        execArgv: ['--disable-warning=ExperimentalWarning'],
      });
      // Its error is thrown to whoever asks it; when another thread's came first, nobody does any more.
      worker.on('error', () => undefined);
      tell(worker, { kind: 'open', connection, recordedAt, publication, policy: rules });
      return worker;
    });
    const all = [...idle];
    return {
      groupsAtOnce: count,
      resolve: async (people) => {
        const worker = idle.pop();
        if (worker === undefined) throw new Error('More groups at once than threads');
        const resolved = await ask(worker, people);
        idle.push(worker);
        return resolved;
      },
      [Symbol.asyncDispose]: async () => {
        await Promise.all(all.map((worker) => worker.terminate()));
      },
    };
  };
}

function tell(worker: Worker, told: Told): void {
  worker.postMessage(told);
}

/** An error of the thread is thrown here, by `once`. */
async function ask(worker: Worker, people: readonly PersonId[]): Promise<Resolved> {
  tell(worker, { kind: 'resolve', people });
  const [resolved]: Resolved[] = await once(worker, 'message');
  if (resolved === undefined) throw new Error('A thread answered nothing');
  return resolved;
}
