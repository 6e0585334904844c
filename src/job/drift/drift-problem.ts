import type { Difference, DriftKind } from '#observation/drift.ts';
import type { RowProblem } from '#observation/reading.ts';

/** The words of the quarantine for a row that waits because of its drift. */
export function driftProblem({ kind, field, detail }: Difference, key: string): RowProblem {
  return { problem: 'contract_drift', key, field, found: `${kindWords[kind]} (${detail})`, expected: 'the contract' };
}

const kindWords: Readonly<Record<DriftKind, string>> = {
  added_field: 'a field that the contract does not know',
  missing_field: 'gone',
  renamed_field: 'renamed',
  type_changed: 'of another type',
  new_value: 'a value that no code list holds',
};
