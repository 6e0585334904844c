import { v7 as newId } from 'uuid';
import { addSeconds, type Instant } from '#kernel/instant.ts';
import type { RowReader, RowReading } from '#observation/reading.ts';
import type { Run, RunScope } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import type { InPage } from './page-store.ts';
import { receivePage } from './receive-page.ts';

/** A scope of a feed that can be asked page by page for what changed. */
export type PagedSource = RunScope & {
  readonly reader: RowReader;
  /** What a complete run is evidence for: a cycle year, a provider, `*`. */
  readonly covers: readonly string[];
  readonly overlapMinutes: number;
  fetch(
    since: Instant | null,
    page: number,
  ): Promise<{ readonly rows: readonly RowReading[]; readonly isLast: boolean }>;
};

export type SyncPorts = {
  readonly inPage: InPage;
  readonly policy: Policy;
  openRun(scope: RunScope, id: string, full: boolean): Promise<Run>;
};

export type RunReport = RunScope & {
  readonly outcome: 'complete' | 'partial' | 'failed';
  readonly rows: number;
  readonly landed: number;
  readonly quarantined: number;
  readonly problem: string | null;
};

/**
 * Reads a scope from its watermark to its end, a transaction a page. The watermark moves only when the last page is in,
 * to our own start less the overlap; a run that fails or is cut off leaves it where it was.
 */
export async function syncRun(source: PagedSource, full: boolean, ports: SyncPorts): Promise<RunReport> {
  const run = await ports.openRun(source, newId(), full);
  const total = { rows: 0, landed: 0, quarantined: 0 };
  const report = { feed: source.feed, channel: source.channel, scope: source.scope };
  for (let page = run.nextPage; ; page += 1) {
    const fetched = await fetchOrProblem(source, run, page);
    if ('problem' in fetched) {
      await ports.inPage(async (store) => {
        await store.notePage(run, { next: page, rows: 0, landed: 0, quarantined: 0 });
        await store.endRun(run, { outcome: 'failed', problem: fetched.problem });
      });
      return { ...report, ...total, outcome: 'failed', problem: fetched.problem };
    }
    const { rows, isLast } = fetched;
    await ports.inPage(async (store) => {
      const landed = await receivePage(
        store,
        { ...report, runId: null, runStartedAt: run.startedAt, rows, reader: source.reader },
        ports.policy,
      );
      // The page just landed is asked for again after a crash: rows may have moved between pages meanwhile.
      await store.notePage(run, { ...landed, next: page });
      if (isLast)
        await store.endRun(run, {
          outcome: 'complete',
          reached: reachedBy(run, source),
          covers: source.covers,
          full: run.since === null,
        });
      total.rows += landed.rows;
      total.landed += landed.landed;
      total.quarantined += landed.quarantined;
    });
    if (isLast) return { ...report, ...total, outcome: 'complete', problem: null };
  }
}

function reachedBy(run: Run, source: PagedSource): Instant {
  return addSeconds(run.startedAt, -60 * source.overlapMinutes);
}

/** A source that does not answer ends its run, never the others; a bug is no such problem and is thrown on. */
async function fetchOrProblem(
  source: PagedSource,
  run: Run,
  page: number,
): Promise<{ readonly problem: string } | { readonly rows: readonly RowReading[]; readonly isLast: boolean }> {
  try {
    return await source.fetch(run.since, page);
  } catch (error) {
    if (error instanceof Error && error.name === 'SourceError') return { problem: error.message };
    throw error;
  }
}
