import type { Run, RunEnd, RunScope } from '#observation/run.ts';
import { noteAbsences } from './absence.ts';
import { clockNote } from './clock-off.ts';
import { type Failed, fetchOrProblem } from './fetch-or-problem.ts';
import type { FetchedPage } from './land-fetched.ts';
import type { Landed, Page } from './land-page.ts';
import type { PageStore } from './page-store.ts';
import { receivePages } from './receive-page.ts';
import type { PagedSource, RunReport, SyncPorts } from './sync-run.ts';

/** Twice, since rows may have moved between pages while we read; a list that moves again is left for the next run. */
const mostReadings = 2;

/** Small pages share a transaction until they hold so many rows: on most days nearly all of them stand already. */
const rowsTogether = 250;

type Total = { rows: number; landed: number; quarantined: number };

/** What a reading of the whole list showed so far. */
type Shown = { readonly keys: (string | null)[]; readonly totals: (number | null)[] };

/**
 * Reads a list that can only be read whole, from its first page each time, since what a run that was cut off saw of it
 * proves nothing by now. Only a reading in which every page came, every key could be read and was there once, and every
 * page stated the number of rows that there were, says what is gone: in the transaction of its last page. Any other ends
 * as partial.
 */
export async function listRun(source: PagedSource, run: Run, ports: SyncPorts): Promise<RunReport> {
  const total: Total = { rows: 0, landed: 0, quarantined: 0 };
  for (let reading = 1; ; reading += 1) {
    const end = await readOnce(source, run, ports, total, reading === mostReadings);
    if (end === null) continue;
    const problem = end.outcome === 'complete' ? (end.note ?? null) : end.problem;
    return { ...scopeOf(source), ...total, outcome: end.outcome, problem };
  }
}

/** @returns how the run ended; null when the list moved and is to be read again */
async function readOnce(
  source: PagedSource,
  run: Run,
  ports: SyncPorts,
  total: Total,
  isLastReading: boolean,
): Promise<RunEnd | null> {
  const shown: Shown = { keys: [], totals: [] };
  for await (const { pages, after } of pagesTogether(source)) {
    const end = await ports.inPage(async (store) => {
      const landed = await receivePages(store, pages.map(toPage), ports.policy);
      const counts = sumOf(landed);
      shown.keys.push(...landed.flatMap(({ keys }) => keys));
      shown.totals.push(...pages.map(({ total: stated = null }) => stated));
      const ended = endOf(source, run, shown, isLastReading, after, pages.at(-1));
      await store.saveRuns([{ ...counts, run, next: 1, end: ended }]);
      if (after === 'end' && ended !== null) await judge(store, run, shown, ended, ports);
      count(total, counts);
      return ended;
    });
    if (after !== 'more') return end;
  }
  throw new Error('A list ended without its last page');

  function toPage({ rows }: FetchedPage): Page {
    return { ...scopeOf(source), runStartedAt: run.startedAt, rows, reader: source.reader };
  }
}

/** What follows on some pages: more of them, nothing, or the trouble that kept the source from giving the next. */
type After = 'more' | 'end' | Failed;

/** Pages that share a transaction, while the source is asked for those after them. */
async function* pagesTogether(source: PagedSource): AsyncGenerator<{
  readonly pages: readonly FetchedPage[];
  readonly after: After;
}> {
  let pages: FetchedPage[] = [];
  let next = fetchOrProblem(source, null, 1);
  for (let number = 2; ; number += 1) {
    const fetched = await next;
    if ('problem' in fetched) return yield { pages, after: fetched };
    pages.push(fetched);
    if (fetched.isLast) return yield { pages, after: 'end' };
    next = fetchOrProblem(source, null, number);
    next.catch(() => undefined);
    if (pages.reduce((sum, { rows }) => sum + rows.length, 0) < rowsTogether) continue;
    yield { pages, after: 'more' };
    pages = [];
  }
}

function endOf(
  source: PagedSource,
  run: Run,
  shown: Shown,
  isLastReading: boolean,
  after: After,
  last: FetchedPage | undefined,
): RunEnd | null {
  if (after === 'more') return null;
  if (after !== 'end') return { outcome: 'failed', problem: after.problem };
  const doubt = doubtOf(shown);
  const note = last === undefined ? null : clockNote(last);
  if (doubt === null) return { outcome: 'complete', reached: run.startedAt, covers: source.covers, full: true, note };
  return doubt.mayPass && !isLastReading ? null : { outcome: 'partial', problem: doubt.problem };
}

/** What a whole list lacks is gone; what a list shows is there, however whole it is. */
async function judge(store: PageStore, run: Run, shown: Shown, end: RunEnd, ports: SyncPorts): Promise<void> {
  const keys = [...new Set(shown.keys.flatMap((key) => key ?? []))];
  const snapshot = { keys, asOf: run.startedAt, ukprn: null, provesAbsence: end.outcome === 'complete' };
  await noteAbsences(store, run, snapshot, ports.policy);
}

/** Why a list that was read to its end proves no absence; what `mayPass` is worth another reading. */
type Doubt = { readonly problem: string; readonly mayPass: boolean };

export function doubtOf({ keys, totals }: { readonly [Name in keyof Shown]: Readonly<Shown[Name]> }): Doubt | null {
  const known = keys.filter((key) => key !== null);
  const distinct = new Set(known).size;
  const stated = new Set(totals);
  const [first = null] = stated;
  const proves = 'the list proves no absence';
  if (keys.length === 0) return { problem: `an empty list: ${proves}`, mayPass: false };
  if (known.length < keys.length)
    return { problem: `${rowsOf(keys.length - known.length)} could not be read: ${proves}`, mayPass: false };
  if (stated.has(null)) return { problem: `the source did not say how many rows there are: ${proves}`, mayPass: false };
  if (stated.size > 1)
    return {
      problem: `the source said of its list that it has ${[...stated].join(', then ')} rows: ${proves}`,
      mayPass: true,
    };
  if (distinct < known.length)
    return { problem: `${rowsOf(known.length - distinct)} came twice: ${proves}`, mayPass: true };
  if (distinct !== first)
    return { problem: `${rowsOf(distinct)} came of ${first} that the source stated: ${proves}`, mayPass: true };
  return null;
}

function rowsOf(number: number): string {
  return number === 1 ? '1 row' : `${number} rows`;
}

function sumOf(landed: readonly Landed[]): Readonly<Total> {
  const sum: Total = { rows: 0, landed: 0, quarantined: 0 };
  for (const each of landed) count(sum, each);
  return sum;
}

function count(total: Total, landed: Readonly<Total>): void {
  total.rows += landed.rows;
  total.landed += landed.landed;
  total.quarantined += landed.quarantined;
}

function scopeOf({ feed, channel, scope }: RunScope): RunScope {
  return { feed, channel, scope };
}
