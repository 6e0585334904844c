import { type Instant, secondsBetween } from '#kernel/instant.ts';
import type { RunScope } from '#observation/run.ts';

/** A scope whose runs have not been complete since so many, and when the last of them ended. */
export type Failing = RunScope & { readonly failures: number; readonly failedAt: Instant };

const firstPause = 300;
const longestPause = 3600;

/**
 * Leaves out what failed just now: a source that refuses us or is down is not asked again each minute, but after five
 * minutes, ten, twenty, and from then on every hour.
 */
export function withoutPausing<Due extends { readonly source: RunScope }>(
  due: readonly Due[],
  failing: readonly Failing[],
  now: Instant,
): readonly Due[] {
  const pausing = new Set(
    failing
      .filter(({ failures, failedAt }) => secondsBetween(failedAt, now) < pauseAfter(failures))
      .map((scope) => nameOf(scope)),
  );
  return due.filter(({ source }) => !pausing.has(nameOf(source)));
}

function pauseAfter(failures: number): number {
  return Math.min(firstPause * 2 ** (failures - 1), longestPause);
}

function nameOf({ feed, channel, scope }: RunScope): string {
  return `${feed} ${channel} ${scope}`;
}
