import type { PairCause } from '#identity/check/pair-difference.ts';
import type { TaskKind, TaskState } from '#identity/review-task.ts';

/** A question as the queue shows it: never with a value of a record. */
export type QueuedQuestion = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly records: number;
  readonly openedAt: string;
  /** Who proposed a link that waits for a second checker. */
  readonly proposedBy: string | null;
  /** The day to which it was put off. */
  readonly until: string | null;
};

export type QuestionFilter = {
  readonly kind: TaskKind | null;
  readonly state: TaskState | null;
  readonly page: number;
};

export const questionsPerPage = 50;

/** One record as it was when the question arose; `part` is the group in which it fell, from 0. */
export type ComparedRecord = {
  readonly record: string;
  readonly part: number;
  readonly said: readonly { readonly attribute: string; readonly value: string }[];
};

export type ScoreStep = {
  readonly comparison: string;
  readonly level: string;
  readonly bits: number;
  readonly left: string | null;
  readonly right: string | null;
};

/** What a model made of a pair. */
export type Score = {
  readonly bits: number;
  readonly probability: number;
  readonly steps: readonly ScoreStep[];
  /** Why that was not enough; `rule` names the veto that spoke. */
  readonly because: { readonly kind: string; readonly rule?: string | undefined } | null;
};

export type QuestionEvent = {
  readonly kind: string;
  readonly author: string;
  readonly reason: string | null;
  readonly until: string | null;
  readonly at: string;
};

export type QuestionDetail = QueuedQuestion & {
  readonly tie: { readonly kind: string; readonly value: string };
  readonly compared: readonly ComparedRecord[];
  readonly more: number;
  readonly score: Score | null;
  /** Why the nightly check found otherwise; undefined where it is not the check that asks. */
  readonly cause: PairCause | null | undefined;
  readonly events: readonly QuestionEvent[];
  /** How many people hold the records now. */
  readonly people: number;
  readonly isWaiting: boolean;
  /** What was decided, to be undone; null while nothing was. */
  readonly decision: string | null;
  readonly today: string;
};

/** What a steward fills in; records by their place in the list that was shown. */
export type GivenAnswer = {
  readonly action: 'link' | 'apart' | 'split' | 'defer' | 'ask';
  readonly records: readonly number[];
  readonly until: string | null;
  readonly author: string;
  readonly reason: string;
};

export type AnswerOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'proposed' }
  | { readonly kind: 'refused'; readonly message: string };

/** A decision that can be undone, and what happened since. */
export type UndoableDecision = {
  readonly id: string;
  readonly what: string;
  readonly author: string;
  readonly reason: string | null;
  readonly decidedAt: string;
  readonly isTakenBack: boolean;
  /** Whether we made it, and so can undo it. */
  readonly isOurs: boolean;
  readonly joined: readonly string[];
  readonly decisions: readonly { readonly kind: string; readonly at: string }[];
  readonly messages: number;
  readonly readBy: readonly string[];
};

/** A decision as a person's page lists it. */
export type PersonDecision = {
  readonly id: string;
  readonly what: string;
  readonly author: string;
  readonly decidedAt: string;
};

export type ReviewPorts = {
  queue(filter: QuestionFilter): Promise<{
    readonly total: number;
    readonly questions: readonly QueuedQuestion[];
    readonly waiting: readonly { readonly kind: TaskKind; readonly tasks: number }[];
    readonly now: string;
  }>;
  question(id: string): Promise<QuestionDetail | null>;
  answer(id: string, answer: GivenAnswer): Promise<AnswerOutcome>;
  decision(id: string): Promise<UndoableDecision | null>;
  undo(id: string, author: string, reason: string): Promise<AnswerOutcome>;
};
