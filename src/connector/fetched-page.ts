import type { RowReading } from '#observation/reading.ts';

/** One page of a source, its rows read, and whether more follow. */
export type FetchedPage = {
  readonly rows: readonly RowReading[];
  readonly isLast: boolean;
  /** How many rows and pages the source says that there are: a run that got less is not complete. */
  readonly total?: number | null;
  readonly pages?: number;
  /** By how much the source's clock runs behind ours. */
  readonly behindSeconds?: number;
};

/** A page of a list that can only be read whole, with the number of rows that the source says the list has. */
export type ListPage = FetchedPage & { readonly total: number | null };
