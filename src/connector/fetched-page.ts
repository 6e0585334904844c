import type { RowReading } from '#observation/reading.ts';

/** One page of a source, its rows read, and whether more follow. */
export type FetchedPage = { readonly rows: readonly RowReading[]; readonly isLast: boolean };

/** A page of a list that can only be read whole, with the number of rows that the source says the list has. */
export type ListPage = FetchedPage & { readonly total: number | null };
