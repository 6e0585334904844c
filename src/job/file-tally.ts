import type { Instant } from '#kernel/instant.ts';
import type { QuarantineProblem, RowReading } from '#observation/reading.ts';
import type { Landed } from './land-page.ts';

/** What came of a file's rows so far. */
export type FileTally = {
  rows: number;
  landed: number;
  quarantined: number;
  /** Rows that had landed before the run was cut off, and were not landed again. */
  before: number;
  /** Rows that did not fit, by what was wrong; those that waited already count too. */
  readonly problems: Map<QuarantineProblem, number>;
  /** Rows of which not even the key could be read. */
  unreadable: number;
  /** The parts of the feed to which its keys belong. */
  readonly parts: Set<string>;
  /** The newest time that a new row gave itself. */
  newest: Instant | null;
};

export function newTally(): FileTally {
  return {
    rows: 0,
    landed: 0,
    quarantined: 0,
    before: 0,
    problems: new Map(),
    unreadable: 0,
    newest: null,
    parts: new Set(),
  };
}

export function countLanded(tally: FileTally, landed: Landed): void {
  tally.rows += landed.rows;
  tally.landed += landed.landed;
  tally.quarantined += landed.quarantined;
  tally.unreadable += landed.keys.filter((key) => key === null).length;
  noteTime(tally, landed.newest);
  for (const problem of landed.problems) countProblem(tally, problem);
}

/** Counts a slice that landed before the run was cut off. @returns the keys of its rows, null where none could be read */
export function countBefore(tally: FileTally, rows: readonly RowReading[]): readonly (string | null)[] {
  const keys = rows.map((row) => {
    const outcome = row.read();
    if (outcome.ok) {
      noteTime(tally, outcome.value.assertedAt);
      return outcome.value.key;
    }
    countProblem(tally, outcome.problem.problem);
    return outcome.problem.key;
  });
  tally.rows += rows.length;
  tally.before += rows.length;
  tally.unreadable += keys.filter((key) => key === null).length;
  return keys;
}

function countProblem({ problems }: FileTally, problem: QuarantineProblem): void {
  problems.set(problem, (problems.get(problem) ?? 0) + 1);
}

function noteTime(tally: FileTally, at: Instant | null): void {
  if (at !== null && at > (tally.newest ?? '')) tally.newest = at;
}
