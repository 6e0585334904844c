import { type Instant, secondsBetween } from '#kernel/instant.ts';
import { dateOf } from './source-clock.ts';

type PausePorts = { readonly random: () => number; readonly now?: () => Promise<Instant> };

/** One second, doubling, with a little chance so that many clients do not come back together; never before Retry-After. */
export async function pauseFor(
  attempt: number,
  headers: Readonly<Record<string, string>>,
  { random, now }: PausePorts,
): Promise<number> {
  const asked = await secondsAsked(headers, now);
  return asked === undefined ? 2 ** (attempt - 1) * (0.75 + random() / 2) : Math.max(asked, 1);
}

/** Why we do not wait so long. */
export function tooLong(seconds: number): string {
  return `and it asks us to come again in ${Math.round(seconds / 60)} minutes: a later run does`;
}

/** Retry-After as seconds or as a date, which is held against the source's own clock where it tells one. */
async function secondsAsked(
  headers: Readonly<Record<string, string>>,
  now: PausePorts['now'],
): Promise<number | undefined> {
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(text)) return Number(text);
  const until = dateOf(text);
  const from = dateOf(headers.date) ?? (await now?.());
  return until === undefined || from === undefined ? undefined : secondsBetween(from, until);
}
