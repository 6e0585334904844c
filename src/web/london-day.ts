import { londonDate, parseInstant } from '#kernel/instant.ts';

/** The day in London of an instant; a plain date is that day already. */
export function londonDay(at: string): string {
  const instant = parseInstant(at);
  return instant ? londonDate(instant) : at;
}
