import type { PlainDate } from '#kernel/plain-date.ts';
import type { ContradictionKind } from '#policy/lag.ts';
import type { SourceFamily } from '#source/feed.ts';
import type { Confidence, StatusCode } from '#source/status.ts';
import type { Resolution } from './resolution.ts';

/** The record of one person for a day, as known at an instant: the document of every face (command, API, pages). */
export type PersonRecord = {
  readonly person: string;
  readonly validOn: PlainDate;
  readonly knownAt: string;
  readonly policy: string;
  readonly status: StatusAnswer;
  readonly contact: Readonly<Partial<Record<Way, ContactAnswer | Gone<ContactAnswer>>>>;
  readonly attributes: Readonly<Record<string, AttributeAnswer | Gone<AttributeAnswer>>>;
  readonly episodes: readonly EpisodeAnswer[];
  readonly contradictions: readonly ContradictionAnswer[];
  readonly tasks: readonly TaskAnswer[];
  readonly question: QuestionAnswer | null;
  readonly redirectedFrom: string | null;
  readonly sourceRecords: readonly string[];
};

export type StatusAnswer = {
  readonly code: StatusCode;
  readonly confidence: Confidence;
  readonly source: string;
  readonly rule: string;
  readonly since: PlainDate;
  readonly flags: readonly Flag[];
  readonly because: readonly string[];
  readonly reviewOn: PlainDate | null;
};

export type Flag =
  | 'conditions_open'
  | 'illegal_transition'
  | 'unknown_value'
  | 'restricted'
  | 'lag'
  | 'overdue'
  | 'shared_inbox'
  | 'already_qualified';

/** By which somebody can be reached. */
export const ways = ['email', 'phone', 'address'] as const;
export type Way = (typeof ways)[number];

/** What is gone for good says when, and by which decision. */
export type Erased = { readonly erased: string; readonly by: string };
export type Gone<Answer> = Omit<Answer, 'value'> & { readonly value: Erased };

/** The value of what is held still; undefined of what is not, and of what was erased. */
export function heldValue<Value extends string | number>(
  answer: { readonly value: Value | Erased } | undefined,
): Value | undefined {
  if (answer === undefined) return undefined;
  const { value } = answer;
  return typeof value === 'object' ? undefined : value;
}

export type ContactAnswer = {
  readonly value: string;
  readonly source: string;
  readonly rule: string;
  readonly verified: boolean;
  readonly because: readonly string[];
};

export type AttributeAnswer = {
  readonly value: string | number;
  readonly source: string;
  readonly confidence: Confidence;
  readonly since: PlainDate;
  readonly rule: string;
  readonly because: readonly string[];
};

export type EpisodeAnswer = {
  readonly provider: string | null;
  readonly course: string | null;
  readonly academicYear: number;
  readonly status: StatusCode;
  readonly since: PlainDate;
  readonly until: PlainDate | null;
  readonly sourceRecords: readonly string[];
};

/** What one source says, with the observations that say it. */
export type Side = { readonly source: SourceFamily; readonly value: string; readonly because: readonly string[] };

export type ContradictionAnswer = {
  readonly id: string;
  readonly kind: ContradictionKind;
  readonly sides: readonly Side[];
  readonly opened: PlainDate;
  readonly due: PlainDate;
  readonly owner: string;
  readonly pauses: readonly string[];
  readonly state: 'open' | 'resolved';
  readonly resolution?: Resolution;
};

export type TaskAnswer = {
  readonly id: string;
  readonly kind: string;
  readonly due: PlainDate;
  readonly about: string;
};

export type QuestionAnswer = {
  readonly ask: 'person' | 'provider';
  readonly claims: readonly string[];
  /** Not before this day: until then the person has said how it stands. */
  readonly from?: PlainDate;
  readonly by: PlainDate;
};
