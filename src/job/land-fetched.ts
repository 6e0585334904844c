import type { RowReader, RowReading } from '#observation/reading.ts';
import type { Run, RunEnd, RunScope, RunStep } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import type { PageStore } from './page-store.ts';
import { receivePages } from './receive-page.ts';

/** One page of a source, and whether more follow. */
export type FetchedPage = {
  readonly rows: readonly RowReading[];
  readonly isLast: boolean;
  /** How many rows and pages the source states that there are. */
  readonly total?: number | null;
  readonly pages?: number;
  /** By how much the source's clock runs behind ours; below zero, before it. */
  readonly behindSeconds?: number;
  /** What was read with it of other channels of the feed: it belongs to the page and is landed with it. */
  readonly beside?: readonly RowsBeside[];
  /** Why the page does not hold all that was asked for, although the rest of it may be landed. */
  readonly doubt?: string | null;
  /** The page that follows, where pages are not numbered one by one. */
  readonly next?: number;
};

export type RowsBeside = { readonly channel: string; readonly rows: readonly RowReading[]; readonly reader: RowReader };

/** A reading under way: the run of the source's own channel, and one for each channel that comes beside it. */
export type OpenRun = {
  readonly source: RunScope & { readonly reader: RowReader };
  readonly run: Run;
  readonly besides: readonly Run[];
};

export type Counts = { readonly rows: number; readonly landed: number; readonly quarantined: number };
export type CountedChannel = Counts & { readonly channel: string };

/** The end of a reading, when its last page has shown which keys it brought. */
export type EndWith = (keys: readonly (string | null)[]) => RunEnd | null;

/** A page with the reading that it belongs to; `next` is where that goes on after a crash, `end` tells null when it goes on. */
export type PageOfRun = OpenRun & { readonly page: FetchedPage; readonly next: number; readonly end: EndWith };

/**
 * Lands the pages of some readings, with what came beside them, and notes how far each reading is: all in one transaction.
 * @returns of each page what it brought, a line a channel, the source's own first
 */
export async function landFetched(
  store: PageStore,
  pages: readonly PageOfRun[],
  policy: Policy,
): Promise<readonly (readonly CountedChannel[])[]> {
  const parts = pages.map(partsOf);
  const landed = (await receivePages(store, parts.flat(), policy)).values();
  const counted = parts.map((own) =>
    own.map(({ run }) => ({ run, ...(landed.next().value ?? { rows: 0, landed: 0, quarantined: 0, keys: [] }) })),
  );
  await store.saveRuns(
    pages.flatMap(({ next, end: endWith }, index) => {
      const own = counted[index] ?? [];
      const end = endWith(own[0]?.keys ?? []);
      return own.map(({ run, rows, landed: fresh, quarantined }, place): RunStep => {
        const counts = { rows, landed: fresh, quarantined };
        return { run, next, ...counts, end: place === 0 ? end : withoutCover(end) };
      });
    }),
  );
  return counted.map((own) =>
    own.map(({ run, rows, landed: fresh, quarantined }) => ({
      channel: run.channel,
      rows,
      landed: fresh,
      quarantined,
    })),
  );
}

/** The end of every run of a reading that brought nothing. */
export function endRuns({ run, besides }: OpenRun, next: number, end: RunEnd): readonly RunStep[] {
  return [run, ...besides].map((each) => ({ run: each, next, rows: 0, landed: 0, quarantined: 0, end }));
}

function partsOf({ source, run, besides, page }: PageOfRun) {
  const { feed, scope } = source;
  const part = (of: Run, rows: readonly RowReading[], reader: RowReader) => ({
    feed,
    channel: of.channel,
    scope,
    runStartedAt: of.startedAt,
    rows,
    reader,
    run: of,
  });
  return [
    part(run, page.rows, source.reader),
    ...besides.map((each) => {
      const came = page.beside?.find(({ channel }) => channel === each.channel);
      return part({ ...each, startedAt: run.startedAt }, came?.rows ?? [], came?.reader ?? source.reader);
    }),
  ];
}

/** What the reading shows as a whole is noted once. */
function withoutCover(end: RunEnd | null): RunEnd | null {
  return end?.outcome === 'complete' ? { ...end, covers: [] } : end;
}
