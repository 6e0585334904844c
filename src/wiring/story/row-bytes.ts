import { formatCsvRecord } from '#connector/csv-row.ts';
import type { Feed } from '#source/feed.ts';
import { feedFiles } from '../feed-files.ts';
import type { Fields } from './fields.ts';

/** The bytes that the source would have sent for a story's row, and the channel they come by. */
export type SourceRow = { readonly channel: string; readonly body: Uint8Array };

export function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** A table tells every column of its contract, also the empty ones. */
export function csv(feed: Feed, said: Fields): Uint8Array {
  const tables = feedFiles[feed].tables.map(({ columns }) => [...columns.required, ...columns.optional]);
  const likeness = (columns: readonly string[]): number => columns.filter((name) => Object.hasOwn(said, name)).length;
  const [columns = []] = tables.toSorted((one, other) => likeness(other) - likeness(one));
  const empty = columns.map((name) => [name, null]);
  const row: Fields = { ...Object.fromEntries(empty), ...said };
  const values = Object.values(row).map((value) => (value === null || value === undefined ? '' : String(value)));
  return new TextEncoder().encode(`${formatCsvRecord(Object.keys(row))}\n${formatCsvRecord(values)}`);
}
