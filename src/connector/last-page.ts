import type { FetchedPage } from './fetched-page.ts';

type Told = {
  readonly rows: FetchedPage['rows'];
  readonly page: number;
  /** What the source says; undefined where it does not, or says no number. */
  readonly pages?: number | undefined;
  readonly count?: number | undefined;
  /** How many rows a full page has; undefined where nobody says, so that any page may be a full one. */
  readonly size?: number | undefined;
};

/**
 * Whether more follow a page. Totals are not believed against the rows: an empty page is the last whatever they say, and a
 * full one never is, so that one more is asked for until an empty or a shorter one comes.
 */
export function pageWith({ rows, page, pages, count, size }: Told): FetchedPage {
  const isFull = size === undefined || rows.length >= size;
  const toldMore =
    pages === undefined ? count !== undefined && size !== undefined && page * size < count : page < pages;
  return {
    rows,
    isLast: rows.length === 0 || (!isFull && !toldMore),
    total: count ?? null,
    ...(pages === undefined ? {} : { pages }),
  };
}

/** Beyond the last page: there is nothing, and nothing new is said of the total. */
export const pastTheEnd: FetchedPage = { rows: [], isLast: true };

/** A count that a source tells; undefined for anything else. */
export function countIn(value: unknown): number | undefined {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
