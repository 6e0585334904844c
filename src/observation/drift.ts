import type { UnknownValue } from './reading.ts';
import { showCode } from './show-code.ts';

/** The ways in which what a source sends can leave the contract that we know. */
export const driftKinds = ['added_field', 'missing_field', 'renamed_field', 'type_changed', 'new_value'] as const;
export type DriftKind = (typeof driftKinds)[number];

/**
 * One way in which a row differs from its channel's contract: names and types only. A value is told where it is code-like
 * and the field holds codes; everything else could be a person's.
 */
export type Difference = { readonly kind: DriftKind; readonly field: string; readonly detail: string };

/** A row held against its contract. */
export type Comparison = {
  readonly differences: readonly Difference[];
  /** Fields that the contract knows, does not insist on, and that the row does not carry at all. */
  readonly absent: readonly string[];
};

/** A value that no code list of ours holds, as drift. */
export function newValue({ attribute, value }: UnknownValue): Difference {
  return { kind: 'new_value', field: attribute, detail: showCode(value) };
}

/** What happens to a row that shows drift (docs/adr/0027-contract-drift.md). */
export const driftModes = ['evolve', 'freeze', 'quarantine'] as const;
export type DriftMode = (typeof driftModes)[number];

/** What was done about a change: the row was kept and read, the new part of it was not observed, or the row waits. */
export const driftDeeds = ['kept', 'not_observed', 'quarantined'] as const;
export type DriftDeed = (typeof driftDeeds)[number];

/** One name for one change of a channel's contract, however many rows show it. */
export function nameDifference({ kind, field, detail }: Difference): string {
  return `${kind}\u0000${field}\u0000${detail}`;
}

/** What the pages before told of a channel: how many of its first rows, the fields that these were without, what was accepted. */
export type KnownDrift = {
  readonly rows: number;
  readonly sparse: ReadonlySet<string>;
  /** By `nameDifference`. */
  readonly accepted: ReadonlySet<string>;
};

/** How many rows of a page showed a change, and what became of the last of them. */
export type DriftCount = {
  readonly id: string;
  readonly difference: Difference;
  readonly did: DriftDeed;
  readonly rows: number;
};
