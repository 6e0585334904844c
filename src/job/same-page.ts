import type { FetchedPage } from './land-fetched.ts';

/** A list gives each row on one page only: two pages alike are one page that was given twice, and another that was not. */
export function isSamePage({ rows }: FetchedPage, before: FetchedPage): boolean {
  return (
    rows.length > 0 &&
    rows.length === before.rows.length &&
    rows.every(({ body }, index) => Buffer.compare(body, before.rows[index]?.body ?? new Uint8Array()) === 0)
  );
}
