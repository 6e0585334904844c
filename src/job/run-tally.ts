import type { FetchedPage } from './land-fetched.ts';

/** What a run got of a list, held against what the source said that there is. */
export type RunTally = {
  add(page: FetchedPage, keys: readonly (string | null)[]): void;
  /** Why the run is not complete; null when nothing is amiss. */
  shortage(): string | null;
};

/**
 * The largest totals count, and a row that came twice counts once: a list that moves while it is read shows one row again
 * and another not at all. @param begunAt the first page that this process asked for; of those before it no keys are known
 */
export function runTally(begunAt: number): RunTally {
  const keys = new Set<string>();
  let unreadable = 0;
  let got = begunAt - 1;
  let pages = 0;
  let rows = 0;
  let doubt: string | null = null;
  return {
    add(page, own) {
      for (const key of own) {
        if (key === null) unreadable += 1;
        else keys.add(key);
      }
      if (page.rows.length > 0) got += 1;
      pages = Math.max(pages, page.pages ?? 0);
      rows = Math.max(rows, page.total ?? 0);
      doubt ??= page.doubt ?? null;
    },
    shortage() {
      if (doubt !== null) return doubt;
      const found = keys.size + unreadable;
      if (begunAt === 1 && found < rows)
        return `it said that there are ${rows} rows and gave ${found}: the run is not complete, and the next one asks for the same again`;
      // A list without rows has one page, which is empty.
      if (Math.max(1, got) < pages)
        return `it said that there are ${pages} pages and gave ${got}: the run is not complete, and the next one asks for the same again`;
      return null;
    },
  };
}
