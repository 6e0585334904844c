import type { FileReport } from '#job/file-run.ts';
import { describeColumnChange } from '#observation/column.ts';

export type FileSummary = {
  /** Rows that said nothing new. */
  readonly unchanged: number;
  readonly table: { readonly head: readonly string[]; readonly row: readonly (string | number | null)[] };
  /** What there is to say beside the figures. */
  readonly lines: readonly string[];
};

/** What became of a file's rows, how its columns differed, and what was wrong. */
export function summaryOf(report: FileReport): FileSummary {
  const { feed, channel, scope, outcome, rows, landed, before, problem } = report;
  const wrong = Object.entries(report.problems).flatMap(([kind, times = 0]) => ({ kind, times }));
  const setAside = wrong.reduce((sum, { times }) => sum + times, 0);
  const unchanged = Math.max(0, rows - before - landed - setAside);
  return {
    unchanged,
    table: {
      head: ['feed', 'channel', 'file', 'outcome', 'rows', 'landed', 'unchanged', 'set aside'],
      row: [feed, channel, scope, outcome, rows, landed, unchanged, setAside],
    },
    lines: [
      ...(problem === null ? [] : [`problem: ${problem}`]),
      ...(before === 0 ? [] : [`landed before it was cut off: ${before}`]),
      ...(wrong.length === 0 ? [] : [`set aside: ${wrong.map(({ kind, times }) => `${times} ${kind}`).join(', ')}`]),
      ...(report.columns.length === 0 ? [] : [`columns: ${report.columns.map(describeColumnChange).join('; ')}`]),
    ],
  };
}
