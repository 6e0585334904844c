import type { AskedTimes, TimesProblem } from '#access/reading.ts';
import { endOfLondonDay, formatInstant, type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

/** @param settled the last settled instant: what will be known later cannot be asked */
export function readTimes(
  { validOn, knownAt }: AskedTimes,
  settled: Instant,
): Result<{ readonly validOn: PlainDate; readonly knownAt: Instant }, TimesProblem> {
  const asOf = knownAt === null ? settled : parseKnownAt(knownAt);
  if (asOf === undefined) return fail({ kind: 'bad-known-at' });
  const on = validOn ?? londonDate(settled);
  if (!isPlainDate(on)) return fail({ kind: 'bad-valid-on' });
  return asOf > settled
    ? fail({ kind: 'not-settled', settled: formatInstant(settled) })
    : ok({ validOn: on, knownAt: asOf });
}

/** An instant, or a day, which means its end in London. */
export function parseKnownAt(text: string): Instant | undefined {
  return isPlainDate(text) ? endOfLondonDay(text) : parseInstant(text);
}

/** In words for a page. */
export function timesProblemText(problem: TimesProblem): string {
  switch (problem.kind) {
    case 'bad-valid-on':
      return 'The day must be a real date';
    case 'bad-known-at':
      return 'The day on which it was known must be a real date';
    case 'not-settled':
      return `What will be known later cannot be asked yet: the last settled instant is ${problem.settled}`;
  }
}
