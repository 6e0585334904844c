import type { Instant } from '#kernel/instant.ts';
import type { ColumnChange } from '#observation/column.ts';
import type { RowReader, RowReading } from '#observation/reading.ts';
import type { Run, RunEnd, RunScope } from '#observation/run.ts';
import { tellsItsDay } from '#source/catalogue.ts';
import { noteAbsences } from './absence.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';
import { receivePage } from './receive-page.ts';
import type { RunReport, SyncPorts } from './sync-run.ts';

/** A file of rows, read in slices; a snapshot lists everything there is, so that what it lacks is gone. */
export type FileSource = RunScope & {
  readonly reader: RowReader;
  readonly isSnapshot: boolean;
  readonly covers: readonly string[];
  /** How its columns differ from those of the contract. */
  readonly columns: readonly ColumnChange[];
  readonly bytes: number;
  /** Each row as its reader read it, from the first; once. */
  rows(): AsyncIterable<RowReading>;
  /** How many bytes were read, and why, when all were, the file may not be whole. */
  progress(): { readonly bytes: number; readonly doubt: string | null };
};

const sliceSize = 500;

/** Lands a file a slice at a time; after a crash it goes on behind the last whole slice. */
export async function fileRun(source: FileSource, ports: SyncPorts): Promise<RunReport> {
  const [run] = await ports.openRuns([{ scope: source, id: newId(), full: true }]);
  if (run === undefined) throw new Error('The run was not opened');
  const report = { feed: source.feed, channel: source.channel, scope: source.scope };
  const total = { rows: 0, landed: 0, quarantined: 0 };
  const read: { keys: (string | null)[]; newest: Instant | null } = { keys: [], newest: null };
  const landSlice = async (rows: readonly RowReading[], number: number): Promise<void> => {
    if (number < run.nextPage && !source.isSnapshot) return;
    await ports.inPage(async (store) => {
      const page = { ...report, runStartedAt: run.startedAt, rows, reader: source.reader };
      const landed = await receivePage(store, page, ports.policy);
      await store.saveRuns([{ ...landed, run, next: number + 1, end: null }]);
      read.keys.push(...landed.keys);
      if (landed.newest !== null && landed.newest > (read.newest ?? '')) read.newest = landed.newest;
      total.rows += landed.rows;
      total.landed += landed.landed;
      total.quarantined += landed.quarantined;
    });
  };
  await oneAhead(slicesOf(source), landSlice);
  const problem = await ports.inPage((store) => finish(store, source, run, read, ports));
  return { ...report, ...total, outcome: problem === null ? 'complete' : 'partial', problem };
}

/** A file that was refused before its first row: a run that failed, so that the feed's state tells it. */
export async function refuseFile(scope: RunScope, problem: string, ports: SyncPorts): Promise<RunReport> {
  const [run] = await ports.openRuns([{ scope, id: newId(), full: true }]);
  if (run === undefined) throw new Error('The run was not opened');
  const nothing = { rows: 0, landed: 0, quarantined: 0 };
  const end: RunEnd = { outcome: 'failed', problem };
  await ports.inPage((store) => store.saveRuns([{ ...nothing, run, next: run.nextPage, end }]));
  return { ...scope, ...nothing, outcome: 'failed', problem };
}

async function* slicesOf(source: FileSource): AsyncGenerator<readonly RowReading[]> {
  let slice: RowReading[] = [];
  for await (const row of source.rows()) {
    slice.push(row);
    if (slice.length < sliceSize) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

/** Does the work on one slice after the other, while the next is being read. @param work is told the number of its slice, from 1 */
async function oneAhead<Slice>(
  slices: AsyncIterable<Slice>,
  work: (slice: Slice, number: number) => Promise<void>,
): Promise<void> {
  let number = 0;
  let underWay = Promise.resolve();
  try {
    for await (const slice of slices) {
      await underWay;
      number += 1;
      underWay = work(slice, number);
      underWay.catch(() => undefined);
    }
  } finally {
    await underWay.catch(() => undefined);
  }
  await underWay;
}

/** What a whole file held: each row's key, and the newest time that a new row gave itself. */
type Read = { readonly keys: readonly (string | null)[]; readonly newest: Instant | null };

async function finish(
  store: PageStore,
  source: FileSource,
  run: Run,
  read: Read,
  ports: SyncPorts,
): Promise<string | null> {
  const problem = source.isSnapshot ? await judgeAbsences(store, source, run, read, ports) : null;
  const end: RunEnd =
    problem === null
      ? { outcome: 'complete', reached: run.startedAt, covers: source.covers, full: true }
      : { outcome: 'partial', problem };
  await store.saveRuns([{ run, next: run.nextPage, rows: 0, landed: 0, quarantined: 0, end }]);
  return problem;
}

/** @returns why this snapshot proves no absence, or null when it did */
async function judgeAbsences(
  store: PageStore,
  source: FileSource,
  run: Run,
  { keys, newest }: Read,
  ports: SyncPorts,
): Promise<string | null> {
  const known = keys.flatMap((key) => (key === null ? [] : [key]));
  if (known.length === 0) return 'an empty snapshot proves no absence';
  if (known.length < keys.length)
    return `${keys.length - known.length} rows could not be read: the snapshot proves no absence`;
  const asOf = tellsItsDay(source.feed, source.channel) ? newest : null;
  return noteAbsences(store, run, { keys: known, asOf, ukprn: null }, ports.policy);
}
