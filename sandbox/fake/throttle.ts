import type { Answer } from '../answer.ts';
import type { Clock } from '../clock.ts';

/** So many requests a minute of simulated time, whoever asks: they all come from one address. */
export function requestsAMinute(clock: Clock, most: number): () => Answer | undefined {
  const minute = 60_000_000;
  let current = -1;
  let count = 0;
  return () => {
    const now = clock.now();
    const asked = Math.floor(now / minute);
    count = asked === current ? count + 1 : 1;
    current = asked;
    if (count <= most) return undefined;
    const wait = Math.ceil(((asked + 1) * minute - now) / 1_000_000);
    return { status: 429, headers: { 'Retry-After': String(wait) }, body: { error: 'Too many requests' } };
  };
}
