import type { Instant } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import type { Comparison } from './drift.ts';
import type { Statement } from './observation.ts';

/** Why a row was set aside, in the words that stewards and commands share. */
export const quarantineProblems = [
  'unparseable',
  'missing_field',
  'wrong_type',
  'impossible_date',
  'invalid_identifier',
  'too_large',
  'bad_encoding',
  'unknown_record',
  'contract_drift',
] as const;
export type QuarantineProblem = (typeof quarantineProblems)[number];

/** What is wrong with a row: which field of which record, what was found (described, never a personal value) and expected. */
export type RowProblem = {
  readonly problem: QuarantineProblem;
  readonly key: string | null;
  readonly field: string | null;
  readonly found: string;
  readonly expected: string;
};

/** A row that fits its contract, as its mapping read it. */
export type ReadRow = {
  readonly key: string;
  /** The source's own time of this content; null where the feed has none, and the run's start counts. */
  readonly assertedAt: Instant | null;
  readonly statements: readonly Statement[];
  /** The only attributes that this row speaks about, where it is no whole row; whatever else the record said stands. */
  readonly speaksOf?: readonly string[];
  /** Values that no code list holds: kept as said, reported, never guessed. */
  readonly unknown: readonly UnknownValue[];
};

/** `attribute` and `item` are those of the statement that says it, with a `.` before the member of its value. */
export type UnknownValue = { readonly attribute: string; readonly item?: string; readonly value: string };

/**
 * A row with its bytes as they are stored: as they came, but for what may not be stored. Reading it further waits until
 * it is known to be new, since most rows of most pages are not.
 */
export type RowReading = {
  readonly body: Uint8Array;
  readonly read: () => Result<ReadRow, RowProblem>;
  /** Holds the row against what its contract knows; absent where it could not be taken apart at all. */
  readonly compare?: () => Comparison;
};

/** A connector's whole knowledge of one channel's rows: bytes in, reading out; pure, so that a stored row reads as it did. */
export type RowReader = (raw: Uint8Array) => RowReading;
