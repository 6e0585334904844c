import type { Instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';

/**
 * What was ever said of some records, kept from page to page under their names: of courses, providers and sign-offs those
 * under which records name them. It is the state that one transaction left behind, and is forgotten when anything was
 * recorded since then.
 */
export type Memory = {
  /** @param follows the instant of the transaction before this one; null when there was none */
  enter(follows: Instant | null): void;
  leave(recordedAt: Instant): void;
  of(name: string): readonly Observation[] | undefined;
  keep(name: string, observations: readonly Observation[]): void;
  /** It is being changed. */
  drop(name: string): void;
  /** Some of them are being changed, or the transaction failed: nothing is known or kept until the next begins. */
  forget(): void;
};

/** @param mostInOne observations in each of its two generations: of 100,000 some tens of megabytes */
export function openMemory(mostInOne: number): Memory {
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
  const keep: Memory['keep'] = (name, observations) => {
    if (!isUsable) return;
    if (size > mostInOne) {
      old = young;
      young = new Map();
      size = 0;
    }
    young.set(name, observations);
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
    of: (name) => {
      const found = young.get(name);
      if (found !== undefined) return found;
      const before = old.get(name);
      if (before !== undefined) keep(name, before);
      return before;
    },
    keep,
    drop: (name) => {
      young.delete(name);
      old.delete(name);
    },
    forget: () => {
      empty();
      isUsable = false;
    },
  };
}
