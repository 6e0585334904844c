import type { AskedTimes } from '#access/reading.ts';
import type { ContradictionKind } from '#policy/lag.ts';
import type { ContradictionAnswer } from '#record/answer.ts';
import type { Found } from './found.ts';
import type { NowTimes } from './port.ts';
import type { AnswerOutcome } from './review-port.ts';

/** A contradiction as the queue shows it: never with what anybody says. */
export type QueuedContradiction = Pick<ContradictionAnswer, 'kind' | 'owner' | 'opened' | 'due' | 'state'> & {
  readonly who: string;
};

export type ContradictionFilter = {
  readonly kind: ContradictionKind | null;
  readonly owner: string | null;
  /** `late`: open, and due before today. */
  readonly state: 'open' | 'late' | 'resolved';
  readonly page: number;
};

/** How many of a kind with somebody are open, and how many of these are late. */
export type OpenCount = {
  readonly kind: ContradictionKind;
  readonly owner: string;
  readonly open: number;
  readonly late: number;
};

export const contradictionsPerPage = 50;

export type ContradictionDetail = {
  readonly who: string;
  readonly contradiction: ContradictionAnswer;
  /** When each observation that is cited was said, by its id. */
  readonly saidAt: Readonly<Record<string, string>>;
  /** What we say of the person meanwhile, and why. */
  readonly sentence: string;
  readonly today: string;
};

/** A page of the queue; late is what was due before `today`, the day for which it was asked. */
export type FoundQueue = {
  readonly total: number;
  readonly contradictions: readonly QueuedContradiction[];
  readonly counts: readonly OpenCount[];
  readonly today: string;
};

export type ContradictionPorts = {
  queue(filter: ContradictionFilter, times: AskedTimes): Promise<Found<FoundQueue>>;
  times(): Promise<NowTimes>;
  /** One of a kind is open of a person at most. */
  contradiction(who: string, kind: ContradictionKind): Promise<ContradictionDetail | null>;
  settle(
    who: string,
    kind: ContradictionKind,
    action: 'resolve' | 'reopen',
    by: {
      /** The number of the side that is right, counted from one; null where both are noted. */
      readonly stands: string | null;
      readonly author: string;
      readonly reason: string;
    },
  ): Promise<AnswerOutcome>;
};
