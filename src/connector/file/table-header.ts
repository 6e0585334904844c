import {
  type ColumnChange,
  canonicalName,
  compareColumns,
  describeColumnChange,
  isRefusal,
} from '#observation/column.ts';
import type { TableFile } from './feed-file.ts';

/** A header held against the tables that a feed sends. */
export type FittedHeader = {
  readonly table: TableFile;
  /** Its columns by the names that the contract gives them. */
  readonly names: readonly string[];
  readonly changes: readonly ColumnChange[];
};

/** The first table whose required columns are all in the header; undefined when it is none of them. */
export function fitHeader(tables: readonly TableFile[], found: readonly string[]): FittedHeader | undefined {
  for (const table of tables) {
    const changes = compareColumns(table.columns, found);
    if (changes.some((change) => isRefusal(change, table.columns))) continue;
    return { table, changes, names: found.map((name) => canonicalName(table.columns, name)) };
  }
  return undefined;
}

/** What the likeliest table has against a header that fits none, column by column. */
export function refuseHeader(tables: readonly TableFile[], found: readonly string[]): string {
  const [nearest] = tables
    .map(({ columns }) => compareColumns(columns, found).filter((change) => isRefusal(change, columns)))
    .toSorted((one, other) => one.length - other.length);
  return (nearest ?? []).map(describeColumnChange).join(', ');
}
