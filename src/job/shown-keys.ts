import type { Instant } from '#kernel/instant.ts';
import type { Run } from '#observation/run.ts';

/** The keys that a snapshot shows, kept by the database while it is read: they can be millions. */
export type ShownKeys = AsyncDisposable & {
  add(keys: readonly string[]): Promise<void>;
  /** What a snapshot of these keys shows of the records that we hold. */
  readGaps(run: Run, asOf: Instant | null): Promise<SnapshotGaps>;
};

/** What a complete snapshot shows of the records that we hold. */
export type SnapshotGaps = {
  /** The moment it speaks of: the one it was given, else that of its own newest content. */
  readonly taken: Instant | null;
  /** The newest list of a later moment that was read already, and what of this one it lacked; null when this is the newest. */
  readonly newer: { readonly id: string; readonly asOf: Instant; readonly lacked: readonly string[] } | null;
  readonly missing: readonly string[];
  /** Missing before, and not seen again. */
  readonly stillMissing: readonly string[];
  readonly back: readonly string[];
};
