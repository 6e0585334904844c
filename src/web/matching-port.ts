import type { Kept, MatchCheck, ShadowRun } from '#identity/check/match-run.ts';

/** How matching does: the last nightly check, and models that ran in the shadow, the newest first. */
export type MatchingReport = {
  /** The version of the model in force. */
  readonly model: string;
  /** When the texts in force ran in the shadow; null when they did not. */
  readonly shadowedAt: string | null;
  readonly check: Kept<MatchCheck> | null;
  readonly shadows: readonly Kept<ShadowRun>[];
};

export type MatchingPorts = {
  report(): Promise<MatchingReport>;
  lastCheck(): Promise<Kept<MatchCheck> | null>;
};
