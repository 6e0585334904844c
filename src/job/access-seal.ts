import { createHash } from 'node:crypto';
import type { LoggedRead, Seal } from '#access/logged-read.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

/** What stands before the first seal. */
export const noSeal = '0'.repeat(64);

/** One line for a read, in one form only. */
export function lineOf(read: LoggedRead): string {
  const { id, at, client, role, purpose, person, askedFor, sections, validOn, knownAt } = read;
  return JSON.stringify({ id, at, client, role, purpose, person, askedFor, sections, validOn, knownAt });
}

export function lineOfSeal({ day, reads, digest, previous, seal }: Seal): string {
  return JSON.stringify({ day, reads, digest, previous, seal });
}

/** @param lines of the day's reads, ordered by time and id */
export function sealDay(day: string, lines: readonly string[], previous: string): Seal {
  const digest = sha256(lines.join('\n'));
  const reads = lines.length;
  return { day, reads, digest, previous, seal: sha256(`${previous} ${day} ${reads} ${digest}`) };
}

export type Verified = { readonly days: number; readonly reads: number; readonly head: string };
export type SealProblem = { readonly line: number; readonly problem: string };

/**
 * Whether an exported log is what was sealed: each day's reads, then its seal, line by line and byte by byte.
 * @param head the last seal as somebody else keeps it; without it nobody can tell that whole days are missing at the end
 */
export function verifyLog(lines: Iterable<string>, head: string | null): Result<Verified, SealProblem> {
  let [previous, lastDay, days, reads, at] = [noSeal, '', 0, 0, 0];
  let open: string[] = [];
  for (const line of lines) {
    at += 1;
    const day = /^\{"day":"(\d{4}-\d\d-\d\d)",/.exec(line)?.[1];
    if (day === undefined) {
      open.push(line);
      continue;
    }
    if (day <= lastDay) return fail({ line: at, problem: 'a day that is not after the one before' });
    if (line !== lineOfSeal(sealDay(day, open, previous)))
      return fail({ line: at, problem: `what stands here of ${day} is not what was sealed` });
    const stray = open.findIndex((each) => dayOf(each) !== day);
    if (stray !== -1) return fail({ line: at - open.length + stray, problem: `a read that is not of ${day}` });
    previous = sealDay(day, open, previous).seal;
    [lastDay, days, reads, open] = [day, days + 1, reads + open.length, []];
  }
  if (open.length > 0) return fail({ line: at, problem: 'reads without a seal' });
  if (head !== null && head !== previous)
    return fail({ line: at, problem: 'the last seal is another than the one you keep' });
  return ok({ days, reads, head: previous });
}

function dayOf(line: string): string | undefined {
  return /"at":"(\d{4}-\d\d-\d\d)T/.exec(line)?.[1];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
