import type { Instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';

/**
 * What was ever said of courses, providers and sign-offs, by the names under which records name them, kept from page to
 * page. It is the state that one transaction left behind, and is forgotten when anything was recorded since then.
 */
export type ReferenceMemory = {
  /** @param follows the instant of the transaction before this one; null when there was none */
  enter(follows: Instant | null): void;
  leave(recordedAt: Instant): void;
  of(reference: string): readonly Observation[] | undefined;
  keep(reference: string, observations: readonly Observation[]): void;
  /** Something of them is being changed, or the transaction failed: nothing is known or kept until the next begins. */
  forget(): void;
};

/** Observations in each of the two generations: some tens of megabytes, and more than a page's people name. */
const mostInOne = 100_000;

export function openReferenceMemory(): ReferenceMemory {
  let leftAt: Instant | null = null;
  let isUsable = false;
  let young = new Map<string, readonly Observation[]>();
  let old = new Map<string, readonly Observation[]>();
  let size = 0;
  const empty = (): void => {
    young = new Map();
    old = new Map();
    size = 0;
  };
  const keep: ReferenceMemory['keep'] = (reference, observations) => {
    if (!isUsable) return;
    if (size > mostInOne) {
      old = young;
      young = new Map();
      size = 0;
    }
    young.set(reference, observations);
    size += 1 + observations.length;
  };
  return {
    enter: (follows) => {
      if (follows === null || follows !== leftAt) empty();
      leftAt = null;
      isUsable = true;
    },
    leave: (recordedAt) => {
      leftAt = recordedAt;
    },
    of: (reference) => {
      const found = young.get(reference);
      if (found !== undefined) return found;
      const before = old.get(reference);
      if (before !== undefined) keep(reference, before);
      return before;
    },
    keep,
    forget: () => {
      empty();
      isUsable = false;
    },
  };
}
