import type { Instant } from '#kernel/instant.ts';

/** Where a version stands among the versions of its record (R13): by the source's time, then the run, then the content. */
export type VersionOrder = {
  readonly assertedAt: Instant;
  readonly runStartedAt: Instant;
  readonly hash: string;
};

/** Negative when `a` comes before `b`; the same whatever the order of arrival. */
export function compareVersions(a: VersionOrder, b: VersionOrder): number {
  return (
    compareText(a.assertedAt, b.assertedAt) ||
    compareText(a.runStartedAt, b.runStartedAt) ||
    compareText(a.hash, b.hash)
  );
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
