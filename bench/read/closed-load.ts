import autocannon from 'autocannon';
import { latencyOf } from '../percentile.ts';
import type { Load } from './load.ts';
import { headersOf, pathsOf, type Target } from './target.ts';

/** So many connections, each asking again as soon as it is answered. Latencies are our own: autocannon's are whole milliseconds. */
export async function loadClosed(target: Target, connections: number, amount: number): Promise<Load> {
  const path = pathsOf(target);
  const times: number[] = [];
  const running = autocannon({
    url: target.url,
    connections,
    // A number and not a time: nothing is cut off half-way, so that every answer can be found in the access log.
    amount,
    headers: headersOf(target),
    requests: [{ setupRequest: (request) => ({ ...request, path: path() }) }],
  });
  running.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const began = performance.now();
  const result = await running;
  const seconds = (performance.now() - began) / 1000;
  return {
    ...latencyOf(times),
    requestsPerSecond: Math.round(times.length / seconds),
    answered: result['2xx'],
    errors: result.errors + result.non2xx,
  };
}
