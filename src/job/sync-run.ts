import { addSeconds, type Instant } from '#kernel/instant.ts';
import type { RowReader, RowReading } from '#observation/reading.ts';
import type { Run, RunEnd, RunScope, RunStep } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import { newId } from './new-id.ts';
import type { InPage } from './page-store.ts';
import { inGroups, receivePage, receivePages } from './receive-page.ts';

/** A scope of a feed that can be asked page by page for what changed. */
export type PagedSource = RunScope & {
  readonly reader: RowReader;
  /** What a complete run is evidence for: a cycle year, a provider, `*`. */
  readonly covers: readonly string[];
  readonly overlapMinutes: number;
  fetch(since: Instant | null, page: number): Promise<FetchedPage>;
};

type FetchedPage = { readonly rows: readonly RowReading[]; readonly isLast: boolean };

export type SyncPorts = {
  readonly inPage: InPage;
  readonly policy: Policy;
  openRuns(
    openings: readonly { readonly scope: RunScope; readonly id: string; readonly full: boolean }[],
  ): Promise<readonly Run[]>;
};

export type RunReport = RunScope & {
  readonly outcome: 'complete' | 'partial' | 'failed';
  readonly rows: number;
  readonly landed: number;
  readonly quarantined: number;
  readonly problem: string | null;
};

const askedAtOnce = 16;

/** A last page of fewer rows is landed together with others; their sum stays that of an ordinary page. */
const smallPage = 100;
const rowsTogether = 250;

/**
 * Reads each scope from its watermark to its end. First pages are asked for several at a time. Those that are small and
 * last, and those with nothing new, share a transaction; everything else is landed a transaction a page.
 */
export async function syncRuns<Source extends PagedSource>(
  due: readonly { readonly source: Source; readonly full: boolean }[],
  ports: SyncPorts,
  note: (report: RunReport) => void,
): Promise<void> {
  const runs = await ports.openRuns(due.map(({ source, full }) => ({ scope: source, id: newId(), full })));
  const opened = due.flatMap(({ source }, index) => {
    const run = runs[index];
    return run === undefined ? [] : [{ source, run }];
  });
  for (const some of inGroups(opened, askedAtOnce)) {
    const fetched = await Promise.all(
      some.map(async ({ source, run }) => ({ source, run, first: await fetchOrProblem(source, run, run.nextPage) })),
    );
    let together: LastPage[] = [];
    for (const { source, run, first } of fetched) {
      if ('rows' in first && first.isLast && first.rows.length < smallPage) {
        const rows = together.reduce((sum, page) => sum + page.rows.length, first.rows.length);
        if (rows > rowsTogether) {
          await landTogether(together, ports, note);
          together = [];
        }
        together.push({ source, run, rows: first.rows });
      } else note(await readOn(source, run, first, ports));
    }
    await landTogether(together, ports, note);
  }
}

type LastPage = { readonly source: PagedSource; readonly run: Run; readonly rows: readonly RowReading[] };

async function landTogether(
  pages: readonly LastPage[],
  ports: SyncPorts,
  note: (report: RunReport) => void,
): Promise<void> {
  if (pages.length === 0) return;
  const landed = await ports.inPage(async (store) => {
    const counts = await receivePages(
      store,
      pages.map(({ source, run, rows }) => ({
        ...scopeOf(source),
        runStartedAt: run.startedAt,
        rows,
        reader: source.reader,
      })),
      ports.policy,
    );
    const steps = pages.flatMap(({ source, run }, index): readonly RunStep[] => {
      const count = counts[index];
      return count === undefined ? [] : [{ ...count, run, next: run.nextPage, end: completeEnd(run, source) }];
    });
    await store.saveRuns(steps);
    return counts;
  });
  for (const [index, { source }] of pages.entries()) {
    const { rows = 0, landed: fresh = 0, quarantined = 0 } = landed[index] ?? {};
    note({ ...scopeOf(source), rows, landed: fresh, quarantined, outcome: 'complete', problem: null });
  }
}

/**
 * Reads one scope from the page it was given to its end, a transaction a page. The watermark moves only when the last
 * page is in, to our own start less the overlap; a run that fails or is cut off leaves it where it was.
 */
async function readOn(
  source: PagedSource,
  run: Run,
  first: FetchedPage | Failed,
  ports: SyncPorts,
): Promise<RunReport> {
  const total = { rows: 0, landed: 0, quarantined: 0 };
  let fetched = first;
  for (let page = run.nextPage; ; page += 1) {
    if ('problem' in fetched) {
      const { problem } = fetched;
      await ports.inPage((store) => store.saveRuns([{ ...nothing(run, page), end: { outcome: 'failed', problem } }]));
      return { ...scopeOf(source), ...total, outcome: 'failed', problem };
    }
    const { rows, isLast } = fetched;
    // While PostgreSQL is busy with this page, the source is asked for the next.
    const next = isLast ? undefined : fetchOrProblem(source, run, page + 1);
    next?.catch(() => undefined);
    await ports.inPage(async (store) => {
      const landed = await receivePage(
        store,
        { ...scopeOf(source), runStartedAt: run.startedAt, rows, reader: source.reader },
        ports.policy,
      );
      // The page just landed is asked for again after a crash: rows may have moved between pages meanwhile.
      await store.saveRuns([{ ...landed, run, next: page, end: isLast ? completeEnd(run, source) : null }]);
      total.rows += landed.rows;
      total.landed += landed.landed;
      total.quarantined += landed.quarantined;
    });
    if (next === undefined) return { ...scopeOf(source), ...total, outcome: 'complete', problem: null };
    fetched = await next;
  }
}

type Failed = { readonly problem: string };

/** A source that does not answer ends its run, never the others; a bug is no such problem and is thrown on. */
async function fetchOrProblem(source: PagedSource, run: Run, page: number): Promise<FetchedPage | Failed> {
  try {
    return await source.fetch(run.since, page);
  } catch (error) {
    if (error instanceof Error && error.name === 'SourceError') return { problem: error.message };
    throw error;
  }
}

function completeEnd(run: Run, source: PagedSource): RunEnd {
  const reached = addSeconds(run.startedAt, -60 * source.overlapMinutes);
  return { outcome: 'complete', reached, covers: source.covers, full: run.since === null };
}

function nothing(run: Run, next: number): Omit<RunStep, 'end'> {
  return { run, next, rows: 0, landed: 0, quarantined: 0 };
}

function scopeOf({ feed, channel, scope }: RunScope): RunScope {
  return { feed, channel, scope };
}
