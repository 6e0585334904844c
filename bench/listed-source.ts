import { formatCsvRecord } from '#connector/csv-row.ts';
import { readerOf } from '#connector/reader.ts';
import type { PagedSource } from '#job/sync-run.ts';
import type { Feed } from '#source/feed.ts';

const pageSize = 250;

/** A feed whose rows are all at hand: our own sync reads them page by page as it reads any other. */
export function listedSource(
  feed: Feed,
  channel: string,
  covers: readonly string[],
  rows: readonly Uint8Array[],
): PagedSource {
  const reader = readerOf(feed, channel);
  return {
    feed,
    channel,
    scope: 'bench',
    reader,
    covers,
    overlapMinutes: 5,
    fetch: async (_since, page) => ({
      rows: rows.slice((page - 1) * pageSize, page * pageSize).map(reader),
      isLast: page * pageSize >= rows.length,
    }),
  };
}

export function jsonRow(value: unknown): Uint8Array {
  return textRow(JSON.stringify(value));
}

export function textRow(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

/** A header and one record. */
export function csvRow(fields: Readonly<Record<string, string | number | boolean>>): Uint8Array {
  return textRow(`${formatCsvRecord(Object.keys(fields))}\n${formatCsvRecord(Object.values(fields).map(String))}`);
}
