import type { Run, RunEnd, RunScope } from '#observation/run.ts';
import { noteAbsences } from './absence.ts';
import { clockNote } from './clock-off.ts';
import { type Failed, fetchOrProblem } from './fetch-or-problem.ts';
import type { FetchedPage } from './land-fetched.ts';
import type { Landed } from './land-page.ts';
import type { PageStore } from './page-store.ts';
import { receivePage } from './receive-page.ts';
import type { PagedSource, RunReport, SyncPorts } from './sync-run.ts';

/** Twice, since rows may have moved between pages while we read; a list that moves again is left for the next run. */
const mostReadings = 2;

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
  let next: Promise<FetchedPage | Failed> | undefined = fetchOrProblem(source, null, 1);
  for (let page = 1; ; page += 1) {
    const fetched: FetchedPage | Failed = await next;
    if ('problem' in fetched) {
      const end: RunEnd = { outcome: 'failed', problem: fetched.problem };
      await ports.inPage((store) => store.saveRuns([{ run, next: 1, rows: 0, landed: 0, quarantined: 0, end }]));
      return end;
    }
    const { isLast, rows, total: stated = null }: FetchedPage = fetched;
    // While PostgreSQL is busy with this page, the source is asked for the next.
    next = isLast ? undefined : fetchOrProblem(source, null, page + 1);
    next?.catch(() => undefined);
    const end = await ports.inPage(async (store) => {
      const arrived = { ...scopeOf(source), runStartedAt: run.startedAt, rows, reader: source.reader };
      const landed = await receivePage(store, arrived, ports.policy);
      shown.keys.push(...landed.keys);
      shown.totals.push(stated);
      const ended = isLast ? endOf(source, run, shown, isLastReading, clockNote(fetched)) : null;
      await store.saveRuns([{ ...landed, run, next: 1, end: ended }]);
      if (ended !== null) await judge(store, run, shown, ended, ports);
      count(total, landed);
      return ended;
    });
    if (next === undefined) return end;
  }
}

function endOf(
  source: PagedSource,
  run: Run,
  shown: Shown,
  isLastReading: boolean,
  note: string | null,
): RunEnd | null {
  const doubt = doubtOf(shown);
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

function count(total: Total, landed: Landed): void {
  total.rows += landed.rows;
  total.landed += landed.landed;
  total.quarantined += landed.quarantined;
}

function scopeOf({ feed, channel, scope }: RunScope): RunScope {
  return { feed, channel, scope };
}
