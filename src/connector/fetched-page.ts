import type { RowReading } from '#observation/reading.ts';

/** One page of a source, its rows read, and whether more follow. */
export type FetchedPage = { readonly rows: readonly RowReading[]; readonly isLast: boolean };
