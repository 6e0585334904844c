import type { DriftDeed, DriftKind } from '#observation/drift.ts';

/** How what a source sends left its contract, as a person reads it. */
export const driftKindWords: Readonly<Record<DriftKind, string>> = {
  added_field: 'A new field',
  missing_field: 'A field is gone',
  renamed_field: 'A field has another name',
  type_changed: 'A field is of another type',
  new_value: 'A new value',
};

/** What was done about it. */
export const driftDeedWords: Readonly<Record<DriftDeed, string>> = {
  kept: 'Kept and read',
  not_observed: 'Kept, not read',
  quarantined: 'Set aside',
};
