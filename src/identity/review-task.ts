import type { Instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { RecordRef } from '#source/record-ref.ts';
import type { PairCause } from './check/pair-difference.ts';

/** Why somebody has to look. */
export const taskKinds = [
  /** Records carry one number and describe two people. */
  'number_of_another',
  /** Details agree, and the TRNs do not. */
  'two_numbers',
  /** Name, day of birth and address agree, and the National Insurance numbers do not. */
  'two_ninos',
  /** A record ties people whom somebody told apart. */
  'against_a_decision',
  /** What is to be one person by one decision is held apart by another. */
  'decisions_at_odds',
  /** A steward asks for it, and a second one has to agree. */
  'second_checker',
  /** A model found it likely, and not likely enough. */
  'possible_match',
  /** Somebody signed in whom nothing leads to a record, and says who they are. */
  'asked_by_person',
  /** The nightly check would make records of several people one person's, or of one person several's. */
  'nightly_together',
  'nightly_apart',
  /** It would ask about records of which nobody was asked. */
  'nightly_ask',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** `open`, `deferred` and `asked` wait; the other two are over. */
export const taskStates = ['open', 'deferred', 'asked', 'decided', 'moot'] as const;
export type TaskState = (typeof taskStates)[number];

export function isWaiting(state: TaskState): boolean {
  return state === 'open' || state === 'deferred' || state === 'asked';
}

/** What one record said of its person when the question arose; it does not change with what the record says later. */
export type FrozenRecord = {
  readonly record: string;
  readonly part: number;
  readonly said: readonly { readonly attribute: string; readonly value: string }[];
};

/** What somebody who decides is shown: the records side by side, what ties them and what speaks against it. */
export type FrozenEvidence = {
  readonly tie: { readonly kind: string; readonly value: string };
  readonly records: readonly FrozenRecord[];
  /** Records beyond those that are shown. */
  readonly more: number;
  /** The steps of a score, where a model spoke. */
  readonly score?: Json;
  /** Why the nightly check found otherwise, where that is known. */
  readonly cause?: PairCause;
};

export type NewTask = {
  readonly id: string;
  /** What would tie the records; of each question one task waits at a time. */
  readonly question: string;
  readonly kind: TaskKind;
  readonly evidence: FrozenEvidence;
  /** The records in the groups as they fell apart. */
  readonly parts: readonly (readonly RecordRef[])[];
};

export type OpenTask = {
  readonly id: string;
  readonly question: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  /** A link that waits for a second checker, and of which records. */
  readonly proposal: { readonly by: string; readonly records: readonly RecordRef[] } | null;
  readonly parts: readonly (readonly RecordRef[])[];
};

export type NewTaskEvent = {
  readonly id: string;
  readonly task: string;
  readonly kind: 'deferred' | 'asked' | 'proposed' | 'decided' | 'moot' | 'reopened';
  readonly author: string;
  readonly reason: string | null;
  readonly detail: Json;
  readonly decision: string | null;
};

export type TaskEvent = Omit<NewTaskEvent, 'id' | 'task' | 'kind'> & {
  readonly kind: NewTaskEvent['kind'] | 'opened';
  readonly recordedFrom: Instant;
};

/** The state in which an event leaves its task; a proposal leaves it as it is. */
export function stateAfter(kind: NewTaskEvent['kind']): TaskState {
  return kind === 'proposed' || kind === 'reopened' ? 'open' : kind;
}
