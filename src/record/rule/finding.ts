import type { PlainDate } from '#kernel/plain-date.ts';
import type { ContradictionKind } from '#policy/lag.ts';
import type { Policy } from '#policy/policy.ts';
import type { SourceFamily } from '#source/feed.ts';
import type { Confidence, StatusCode } from '#source/status.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';

export type RuleName = 'R0' | 'R1' | 'R3' | 'R4' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10';
export type TaskKind = 'ask_provider' | 'ask_person' | 'support';

/** What a rule makes of an episode on a day, with the observations it rests on. */
export type Finding = {
  readonly code: StatusCode;
  readonly confidence: Confidence;
  readonly source: SourceFamily;
  readonly rule: RuleName;
  readonly because: readonly string[];
  readonly contradiction?: { readonly kind: ContradictionKind; readonly opened: PlainDate };
  readonly tasks?: readonly TaskKind[];
  /** Another source is behind, within its normal delay. */
  readonly lag?: true;
};

/** A status rule of domain 3.1: a finding, or null when it does not speak. */
export type StatusRule = (episode: Episode, when: When, policy: Policy) => Finding | null;
