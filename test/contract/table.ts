import { formatCsvRecord } from '#connector/csv-row.ts';
import type { Schema } from '../../sandbox/fake/difference-from-schema.ts';

/** A table's columns as a specification: every one in every row, and any of them empty but those that name the row. */
export function tableSchema(columns: readonly string[], filled: readonly string[]): Schema {
  return {
    type: 'object',
    required: columns,
    properties: Object.fromEntries(
      columns.map((column) => [column, { type: 'string', nullable: !filled.includes(column) } satisfies Schema]),
    ),
  };
}

/** A row of a table as its reader takes it: the header and the record. */
export function asTable(row: unknown): Uint8Array {
  const cells = Object.entries(row ?? {});
  const record = cells.map(([, value]) => (value === null ? '' : String(value)));
  return new TextEncoder().encode(`${formatCsvRecord(cells.map(([name]) => name))}\n${formatCsvRecord(record)}`);
}
