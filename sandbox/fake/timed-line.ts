import type { Instant } from '../time.ts';

/** One line of a file, and when what it tells happened. */
export interface TimedLine {
  readonly at: Instant;
  readonly line: string;
}

export function inOrder(lines: readonly TimedLine[]): readonly TimedLine[] {
  return lines.toSorted((one, other) => one.at - other.at);
}

/** The lines, in order, of what happened after one instant and until another; empty when nothing did. */
export function linesBetween(lines: readonly TimedLine[], after: Instant, until: Instant): string {
  let text = '';
  for (let index = firstAfter(lines, after); index < lines.length; index += 1) {
    const one = lines[index];
    if (one === undefined || one.at > until) break;
    text += `${one.line}\n`;
  }
  return text;
}

/** By halves: a file a day asks of all that will ever happen. */
function firstAfter(lines: readonly TimedLine[], after: Instant): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}
