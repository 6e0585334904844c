import { addSeconds, formatInstant, type Instant, parseInstant, secondsBetween } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

/** More than this no clock is off: it is an old answer, which something on the way has kept. */
const mostSeconds = 3600;

/**
 * By how many seconds the source's clock runs behind ours, by the Date of its answer; below zero, before it. A Date tells
 * whole seconds and is written before the answer reaches us, so it is never taken for further ahead than it is.
 */
export async function sourceClock(
  { headers }: { readonly headers: Readonly<Record<string, string>> },
  now: (() => Promise<Instant>) | undefined,
): Promise<Result<number, string>> {
  const told = dateOf(headers.date);
  if (told === undefined || now === undefined) return ok(0);
  const behind = secondsBetween(told, await now());
  return Math.abs(behind) > mostSeconds
    ? fail(`its answer is dated ${formatInstant(told)}: it is an old answer, or its clock is wrong by hours`)
    : ok(behind);
}

/** An HTTP date; undefined for none. */
export function dateOf(text: string | undefined): Instant | undefined {
  const millis = Date.parse(text ?? '');
  const epoch = parseInstant('1970-01-01T00:00:00Z');
  return Number.isNaN(millis) || epoch === undefined ? undefined : addSeconds(epoch, millis / 1000);
}
