import { type Instant, parseInstant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import type { RecordRef } from '#source/record-ref.ts';
import type { StatedVersion } from './observe.ts';
import type { ReadRow } from './reading.ts';

/** What an erasure left of one record, and how its later rows are read. */
export type RecordErasure = {
  /** The decision by which it was erased. */
  readonly by: string;
  readonly at: Instant;
  /** The attributes that stay. */
  readonly kept: readonly string[];
  /** What a later row names a moment by: `asserted_at`, an attribute, or a member of one; null where no row can come anew. */
  readonly anew: string | null;
};

/** An erasure that was decided about these records, with what it was to keep of each, and the cohorts' names for the person. */
export type Erasing = {
  readonly decision: string;
  readonly refs: readonly RecordRef[];
  readonly kept: Readonly<Record<string, readonly string[]>>;
  readonly drawn: readonly { readonly cohort: string; readonly account: string; readonly hash: string }[];
  /** Addresses of theirs where messages were stopped, of which one-way hashes are kept; none where nothing was. */
  readonly addresses: readonly string[];
  /** What was stopped, as `optional email`. */
  readonly stopped: readonly string[];
};

/** Whether a row shows that the person came back by their own act after the erasure. */
export function comesAnew(
  { assertedAt, statements }: Pick<ReadRow, 'assertedAt' | 'statements'>,
  erasure: RecordErasure,
): boolean {
  const { anew, at } = erasure;
  if (anew === null) return false;
  if (anew === 'asserted_at') return assertedAt !== null && assertedAt > at;
  const [attribute, member] = anew.split('.');
  return statements
    .filter((each) => each.attribute === attribute)
    .some(({ value }) => isAfter(member === undefined ? value : memberOf(value, member), at));
}

/** A row of an erased record without all that does not stay of it: it denies nothing by leaving it out. */
export function leftBy<Version extends Pick<StatedVersion, 'statements' | 'isSilentAbout'>>(
  version: Version,
  { kept }: RecordErasure,
): Version {
  const stays = ({ attribute }: { readonly attribute: string }): boolean => kept.includes(attribute);
  return {
    ...version,
    statements: version.statements.filter(stays),
    isSilentAbout: (slot) => !stays(slot) || version.isSilentAbout?.(slot) === true,
  };
}

function isAfter(value: Json | undefined, at: Instant): boolean {
  const moment = typeof value === 'string' ? parseInstant(value) : undefined;
  return moment !== undefined && moment > at;
}
