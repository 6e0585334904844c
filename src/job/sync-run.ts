import { addSeconds, type Instant } from '#kernel/instant.ts';
import type { RowReader } from '#observation/reading.ts';
import type { Run, RunEnd, RunScope } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import { clockNote, earlier, secondsBehind } from './clock-off.ts';
import { type Failed, fetchOrProblem } from './fetch-or-problem.ts';
import { inGroups } from './in-groups.ts';
import {
  type CountedChannel,
  type EndWith,
  endRuns,
  type FetchedPage,
  landFetched,
  type OpenRun,
} from './land-fetched.ts';
import { listRun } from './list-run.ts';
import { newId } from './new-id.ts';
import type { InPage } from './page-store.ts';
import { runTally } from './run-tally.ts';
import { isSamePage } from './same-page.ts';

/** A scope of a feed that can be asked page by page for what changed. */
export type PagedSource = RunScope & {
  readonly reader: RowReader;
  /** What a complete run is evidence for: a cycle year, a provider, `*`. */
  readonly covers: readonly string[];
  readonly overlapMinutes: number;
  /** It cannot be asked for what changed: each run reads all of it, and what a whole reading lacks is gone. */
  readonly isWholeList?: boolean;
  /** What it asks for depends on what others bring: it is read when they are done, by itself. */
  readonly comesLast?: boolean;
  /** Other channels of the feed that are read with it: what came of them is part of its pages. */
  readonly beside?: readonly string[];
  fetch(since: Instant | null, page: number): Promise<FetchedPage>;
};

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
  const opened = await openAll(due, ports);
  for (const { source, run } of opened.filter(isWholeList)) note(await listRun(source, run, ports));
  const changing = opened.filter((each) => !isWholeList(each) && !comesLast(each));
  for (const some of inGroups(changing, askedAtOnce)) {
    const fetched = await Promise.all(some.map(begin));
    let together: LastPage[] = [];
    for (const { first, ...open } of fetched) {
      if ('rows' in first && first.isLast && isWholeAndSmall(first)) {
        const rows = together.reduce((sum, { page }) => sum + sizeOf(page), sizeOf(first));
        if (rows > rowsTogether) {
          await landTogether(together, ports, note);
          together = [];
        }
        together.push({ ...open, page: first });
      } else for (const report of await readOn(open, first, ports)) note(report);
    }
    await landTogether(together, ports, note);
  }
  for (const open of opened.filter(comesLast)) {
    const { first, ...begun } = await begin(open);
    for (const report of await readOn(begun, first, ports)) note(report);
  }
}

function comesLast({ source }: { readonly source: PagedSource }): boolean {
  return source.comesLast === true;
}

function isWholeList({ source }: { readonly source: PagedSource }): boolean {
  return source.isWholeList === true;
}

/** A run for each source, and one for each channel that comes beside it. */
async function openAll<Source extends PagedSource>(
  due: readonly { readonly source: Source; readonly full: boolean }[],
  ports: SyncPorts,
): Promise<readonly (OpenRun & { readonly source: Source })[]> {
  const runs = await ports.openRuns(
    due.flatMap(({ source, full }) =>
      [source.channel, ...(source.beside ?? [])].map((channel) => ({
        scope: { ...scopeOf(source), channel },
        id: newId(),
        full,
      })),
    ),
  );
  const left = [...runs];
  return due.flatMap(({ source }) => {
    const [run, ...besides] = left.splice(0, 1 + (source.beside?.length ?? 0));
    return run === undefined ? [] : [{ source, run, besides }];
  });
}

type Begun<Source> = OpenRun & { readonly source: Source; readonly first: FetchedPage | Failed };

/** The first page; asked for from earlier when it shows that the source's clock, which stamps its rows, runs behind. */
async function begin<Source extends PagedSource>(open: OpenRun & { readonly source: Source }): Promise<Begun<Source>> {
  const { source, run } = open;
  const first = await fetchOrProblem(source, run.since, run.nextPage);
  if ('problem' in first || run.since === null || secondsBehind(first) === 0) return { ...open, first };
  const since = earlier(run.since, first);
  return { ...open, run: { ...run, since }, first: await fetchOrProblem(source, since, run.nextPage) };
}

/** A page that can be landed with others: all that the source says that there is, is on it. */
function isWholeAndSmall(page: FetchedPage): boolean {
  return (
    page.doubt == null && sizeOf(page) < smallPage && (page.total ?? 0) <= page.rows.length && (page.pages ?? 1) <= 1
  );
}

function sizeOf({ rows, beside = [] }: FetchedPage): number {
  return beside.reduce((sum, each) => sum + each.rows.length, rows.length);
}

type LastPage = OpenRun & { readonly source: PagedSource; readonly page: FetchedPage };

async function landTogether(
  pages: readonly LastPage[],
  ports: SyncPorts,
  note: (report: RunReport) => void,
): Promise<void> {
  if (pages.length === 0) return;
  const landed = await ports.inPage((store) =>
    landFetched(
      store,
      pages.map((each) => ({
        ...each,
        next: each.run.nextPage,
        end: () => completeEnd(each.run, each.source, each.page),
      })),
      ports.policy,
    ),
  );
  for (const [index, { source, page }] of pages.entries()) {
    for (const report of reportsOf(source, landed[index] ?? []))
      note({ ...report, outcome: 'complete', problem: clockNote(page) });
  }
}

/**
 * Reads one scope from the page it was given to its end, a transaction a page. The watermark moves only when the last
 * page is in and nothing is missing, to our own start less the overlap; any other run leaves it where it was.
 */
async function readOn<Source extends PagedSource>(
  open: OpenRun & { readonly source: Source },
  first: FetchedPage | Failed,
  ports: SyncPorts,
): Promise<readonly RunReport[]> {
  const { source, run, besides } = open;
  const total = [run, ...besides].map(({ channel }) => ({ channel, rows: 0, landed: 0, quarantined: 0 }));
  const tally = runTally(run.nextPage);
  let fetched = first;
  let before: FetchedPage | undefined;
  for (let number = run.nextPage; ; ) {
    const page = await unlikeTheLast(source, run, number, fetched, before);
    if ('problem' in page) {
      const { problem } = page;
      await ports.inPage((store) => store.saveRuns(endRuns(open, number, { outcome: 'failed', problem })));
      return reportsOf(source, total).map((report) => ({ ...report, outcome: 'failed' as const, problem }));
    }
    const { isLast, next: named } = page;
    let ended: RunEnd | null = null;
    const end = (keys: readonly (string | null)[]): RunEnd | null => {
      tally.add(page, keys);
      ended = isLast ? endOf(run, source, page, tally.shortage()) : null;
      return ended;
    };
    const following = named ?? number + 1;
    // While PostgreSQL is busy with this page, the source is asked for the next.
    const next = isLast ? undefined : fetchOrProblem(source, run.since, following);
    next?.catch(() => undefined);
    // The page just landed is asked for again after a crash: rows may have moved between pages meanwhile.
    const landed = isQuiet(page)
      ? [noteQuiet(end)]
      : await ports.inPage((store) => landFetched(store, [{ ...open, page, next: number, end }], ports.policy));
    for (const [place, sum] of total.entries()) {
      const { rows = 0, landed: fresh = 0, quarantined = 0 } = landed[0]?.[place] ?? {};
      sum.rows += rows;
      sum.landed += fresh;
      sum.quarantined += quarantined;
    }
    if (next === undefined) return reportsOf(source, total).map((report) => ({ ...report, ...toldOf(ended) }));
    fetched = await next;
    before = page;
    number = following;
  }
}

/** A page on the way that brought nothing leaves nothing to write; a crash asks for it again. */
function isQuiet(page: FetchedPage): boolean {
  return !page.isLast && sizeOf(page) === 0;
}

function noteQuiet(end: EndWith): readonly CountedChannel[] {
  end([]);
  return [];
}

/** A page that is given twice in a row is asked for once more; when it stays the same, another page is missing. */
async function unlikeTheLast(
  source: PagedSource,
  run: Run,
  number: number,
  page: FetchedPage | Failed,
  before: FetchedPage | undefined,
): Promise<FetchedPage | Failed> {
  if ('problem' in page || before === undefined || !isSamePage(page, before)) return page;
  const again = await fetchOrProblem(source, run.since, number);
  if ('problem' in again || !isSamePage(again, before)) return again;
  return { problem: `page ${number} is the same as the page before it, so that another page is missing` };
}

/** A line a channel; of channels that come beside the source's own only those that brought something. */
function reportsOf({ feed, scope }: RunScope, counted: readonly CountedChannel[]) {
  return counted.filter(({ rows }, place) => place === 0 || rows > 0).map((counts) => ({ feed, scope, ...counts }));
}

function endOf(run: Run, source: PagedSource, page: FetchedPage, shortage: string | null): RunEnd {
  return shortage === null ? completeEnd(run, source, page) : { outcome: 'partial', problem: shortage };
}

function completeEnd(run: Run, source: PagedSource, page: FetchedPage): RunEnd {
  const overlapped = addSeconds(run.startedAt, -60 * source.overlapMinutes);
  return {
    outcome: 'complete',
    reached: earlier(overlapped, page),
    covers: source.covers,
    full: run.since === null,
    note: clockNote(page),
  };
}

function toldOf(end: RunEnd | null): Pick<RunReport, 'outcome' | 'problem'> {
  if (end === null) throw new Error('A last page ended no run');
  return { outcome: end.outcome, problem: end.outcome === 'complete' ? (end.note ?? null) : end.problem };
}

function scopeOf({ feed, channel, scope }: RunScope): RunScope {
  return { feed, channel, scope };
}
