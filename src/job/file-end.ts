import type { Run, RunEnd, RunScope } from '#observation/run.ts';
import type { Policy } from '#policy/policy.ts';
import { tellsItsDay } from '#source/catalogue.ts';
import { noteGaps } from './absence.ts';
import type { FileTally } from './file-tally.ts';
import type { PageStore } from './page-store.ts';
import type { ShownKeys } from './shown-keys.ts';

/** What the end of a file's run needs to know of the file. */
export type ReadFile = RunScope & {
  readonly covers: readonly string[];
  readonly isVouchedFor: boolean;
  progress(): { readonly doubt: string | null };
};

/** A list may lose as many, but not half of what it had; a longer one a quarter, which is a third of what it shows. */
const fewRecords = 5;

/** How the run of a file ends that was read to its end: one that may not have shown everything ends nobody. */
export async function fileEnd(
  store: PageStore,
  file: ReadFile,
  run: Run,
  tally: FileTally,
  shown: ShownKeys | null,
  policy: Policy,
): Promise<RunEnd> {
  const doubts = [shown === null ? null : doubtOf(tally), file.progress().doubt].filter((each) => each !== null);
  if (shown !== null && doubts.length === 0) {
    const asOf = tellsItsDay(file.feed, file.channel) ? tally.newest : null;
    const mayLack = file.isVouchedFor ? null : mayLackOf(tally.rows);
    const whole = { parts: tally.parts, isOfAll: true, provesAbsence: true, mayLack };
    const objection = await noteGaps(store, run, await shown.readGaps(run, asOf), whole, policy);
    if (objection !== null) doubts.push(objection);
  }
  return doubts.length === 0
    ? { outcome: 'complete', reached: run.startedAt, covers: file.covers, full: true }
    : { outcome: 'partial', problem: doubts.join('; ') };
}

function mayLackOf(rows: number): number {
  const few = Math.min(fewRecords, Math.max(1, rows - 1));
  return Math.max(few, Math.floor(rows / 3));
}

/** Why a snapshot that was read to its end proves no absence; null when it does. */
function doubtOf({ rows, unreadable }: FileTally): string | null {
  if (rows === 0) return 'an empty snapshot proves no absence';
  if (unreadable === 0) return null;
  return `${unreadable === 1 ? '1 row' : `${unreadable} rows`} could not be read: the snapshot proves no absence`;
}
