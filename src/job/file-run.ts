import type { Instant } from '#kernel/instant.ts';
import type { ColumnChange } from '#observation/column.ts';
import type { QuarantineProblem, RowReader, RowReading } from '#observation/reading.ts';
import type { Run, RunEnd, RunScope } from '#observation/run.ts';
import { partsOf } from './absence.ts';
import { contentHash } from './content-hash.ts';
import { fileEnd } from './file-end.ts';
import { fileSlices, oneAhead } from './file-slice.ts';
import { countBefore, countLanded, type FileTally, newTally } from './file-tally.ts';
import type { Page } from './land-page.ts';
import { newId } from './new-id.ts';
import { receivePages } from './receive-page.ts';
import type { ShownKeys } from './shown-keys.ts';
import type { RunReport, SyncPorts } from './sync-run.ts';

/** A file of rows, read in slices; a snapshot lists everything there is, so that what it lacks is gone. */
export type FileSource = RunScope & {
  readonly reader: RowReader;
  readonly isSnapshot: boolean;
  /** Somebody vouches for it: it may lack as many records as it does. */
  readonly isVouchedFor: boolean;
  readonly covers: readonly string[];
  /** How its columns differ from those of the contract. */
  readonly columns: readonly ColumnChange[];
  readonly bytes: number;
  /** What a row says besides, of records of other channels. */
  pagesBeside(row: RowReading, runStartedAt: Instant): readonly Page[];
  /** Each row as its reader read it, from the first; once. */
  rows(): AsyncIterable<RowReading>;
  /** How many bytes were read, and why, when all were, the file may not be whole. */
  progress(): { readonly bytes: number; readonly doubt: string | null };
};

export type FilePorts = SyncPorts & {
  openShownKeys(): Promise<ShownKeys>;
  /** Whether all of these contents are stored. */
  holdsContents(hashes: readonly string[]): Promise<boolean>;
};

export type FileReport = RunReport & {
  readonly columns: readonly ColumnChange[];
  readonly problems: Readonly<Partial<Record<QuarantineProblem, number>>>;
  /** Rows that had landed before the run was cut off. */
  readonly before: number;
};

export type FileProgress = { readonly rows: number; readonly bytes: number; readonly ofBytes: number };

/**
 * Lands a file a slice at a time; after a crash it goes on behind the last whole slice, if what lies before that is what
 * was landed then. A file that breaks off on the way ends as failed, and what landed of it stays.
 * @param note told after each slice
 */
export async function fileRun(
  source: FileSource,
  ports: FilePorts,
  note: (progress: FileProgress) => void = () => undefined,
): Promise<FileReport> {
  const run = await openRun(source, ports);
  const tally = newTally();
  await using shown = source.isSnapshot ? await ports.openShownKeys() : null;
  const land = landing(source, run, shown, tally, ports);
  let ended: RunEnd | null = null;
  const failure = await problemOf(() =>
    oneAhead(fileSlices(source.rows()), async (rows, number, isLast) => {
      ended = await land(rows, number, isLast);
      note({ rows: tally.rows, bytes: source.progress().bytes, ofBytes: source.bytes });
    }),
  );
  const { outcome, problem } = toldOf(ended ?? (await endRun(source, run, tally, shown, failure, ports)));
  return reportOf(source, tally, outcome, problem);
}

/** The end of a run that did not end with its last slice: a list's, once all that it shows is known, or a failed one. */
async function endRun(
  source: FileSource,
  run: Run,
  tally: FileTally,
  shown: ShownKeys | null,
  failure: string | null,
  ports: FilePorts,
): Promise<RunEnd> {
  return ports.inPage(async (store) => {
    const end: RunEnd =
      failure === null
        ? await fileEnd(store, source, run, tally, shown, ports.policy)
        : { outcome: 'failed', problem: failure };
    await store.saveRuns([{ run, next: run.nextPage, rows: 0, landed: 0, quarantined: 0, end }]);
    return end;
  });
}

function toldOf(end: RunEnd): Pick<RunReport, 'outcome' | 'problem'> {
  return { outcome: end.outcome, problem: end.outcome === 'complete' ? null : end.problem };
}

/** A file that was refused before its first row: a run that failed, so that the feed's state tells it. */
export async function refuseFile(scope: RunScope, problem: string, ports: SyncPorts): Promise<RunReport> {
  const run = await openRun(scope, ports);
  const nothing = { rows: 0, landed: 0, quarantined: 0 };
  const end = { outcome: 'failed' as const, problem };
  await ports.inPage((store) => store.saveRuns([{ ...nothing, run, next: run.nextPage, end }]));
  return { ...scope, ...nothing, outcome: 'failed', problem };
}

async function openRun({ feed, channel, scope }: RunScope, ports: SyncPorts): Promise<Run> {
  const [run] = await ports.openRuns([{ scope: { feed, channel, scope }, id: newId(), full: true }]);
  if (run === undefined) throw new Error('The run was not opened');
  return run;
}

/** @returns lands a slice, and tells how the run ended with it: only the last one of a file that is no list ends its run */
function landing(
  source: FileSource,
  run: Run,
  shown: ShownKeys | null,
  tally: FileTally,
  ports: FilePorts,
): (rows: readonly RowReading[], number: number, isLast: boolean) => Promise<RunEnd | null> {
  const { feed, channel, reader } = source;
  /** Whether slices that an earlier run landed are still those of this file. */
  let isKnown = true;
  async function show(all: readonly (string | null)[]): Promise<void> {
    if (shown === null) return;
    const keys = all.flatMap((key) => key ?? []);
    for (const part of partsOf({ feed, channel }, keys)) tally.parts.add(part);
    await shown.add(keys);
  }
  return async (rows, number, isLast) => {
    isKnown &&= number < run.nextPage && (await ports.holdsContents(rows.map(({ body }) => contentHash(body))));
    if (isKnown) {
      await show(countBefore(tally, rows));
      return null;
    }
    const { landed, end } = await ports.inPage(async (store) => {
      const page = { feed, channel, runStartedAt: run.startedAt, rows, reader };
      const beside = rows.flatMap((row) => source.pagesBeside(row, run.startedAt));
      const [each] = await receivePages(store, [page, ...beside], ports.policy);
      if (each === undefined) throw new Error('The slice was not landed');
      const ended = isLast && shown === null ? await fileEnd(store, source, run, tally, null, ports.policy) : null;
      await store.saveRuns([{ ...each, run, next: number + 1, end: ended }]);
      return { landed: each, end: ended };
    });
    countLanded(tally, landed);
    await show(landed.keys);
    return end;
  };
}

/** What is wrong with the file itself is a problem of its run; anything else is a bug and is thrown on. */
async function problemOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === 'FileProblem') return error.message;
    throw error;
  }
}

function reportOf(
  { feed, channel, scope, columns }: FileSource,
  { rows, landed, quarantined, before, problems }: FileTally,
  outcome: RunReport['outcome'],
  problem: string | null,
): FileReport {
  return {
    ...{ feed, channel, scope, outcome, rows, landed, quarantined, problem },
    ...{ before, columns, problems: Object.fromEntries(problems) },
  };
}
