import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { latencyOf } from '../percentile.ts';
import type { Load } from './load.ts';
import { headersOf, pathsOf, type Target } from './target.ts';

/**
 * So many requests a second, evenly spread whatever the answers do, over so many connections; each is timed from the
 * moment at which it was due. (autocannon's own rate sends each second's requests in one burst, which is another question.)
 */
export async function loadPaced(target: Target, connections: number, rate: number, seconds: number): Promise<Load> {
  const path = pathsOf(target);
  const headers = headersOf(target);
  await using client = disposable(new Pool(target.url, { connections, pipelining: 1 }));
  const times: number[] = [];
  let answered = 0;
  const began = performance.now();
  const ask = async (due: number): Promise<void> => {
    try {
      const { statusCode, body } = await client.pool.request({ method: 'GET', path: path(), headers });
      await body.dump();
      if (statusCode === 200) answered += 1;
    } catch {
      // Counted with what was not answered.
    }
    times.push(performance.now() - due);
  };
  const asked: Promise<void>[] = [];
  while (asked.length < rate * seconds) {
    const due = Math.min(rate * seconds, ((performance.now() - began) * rate) / 1000);
    while (asked.length < due) asked.push(ask(began + (asked.length * 1000) / rate));
    await delay(1);
  }
  await Promise.all(asked);
  const took = (performance.now() - began) / 1000;
  return {
    ...latencyOf(times),
    requestsPerSecond: Math.round(times.length / took),
    answered,
    errors: times.length - answered,
  };
}

function disposable(pool: Pool): AsyncDisposable & { readonly pool: Pool } {
  return { pool, [Symbol.asyncDispose]: () => pool.close() };
}
