import { describeSetting } from '../setting.ts';
import type { MeasuredFaults } from './fault.ts';
import { type Cell, isSound } from './matrix.ts';

/** One line a cell, and what the feed said. */
export function describeCell(cell: Cell): string {
  const { feed, kind, when, lost, doubled, wronglyEnded, quarantined, othersStopped, said, unsaid, differs } = cell;
  const head = `${isSound(cell) ? 'ok  ' : 'FAIL'} ${feed.padEnd(24)} ${kind.padEnd(20)} ${(when ?? 'not recovered').padEnd(17)}`;
  const counts = `lost ${lost}, doubled ${doubled}, wrongly ended ${wronglyEnded}, quarantined ${quarantined}`;
  const others = othersStopped.length === 0 ? '' : `, stopped with it: ${othersStopped.join(', ')}`;
  const told = `${said.outcome}${said.problem === null ? '' : `: ${said.problem}`}`;
  const given =
    unsaid === null
      ? []
      : [
          `given up by its sender: ${unsaid.records} of its records; until they are brought, ${unsaid.others} statements of other feeds differ, and ${unsaid.statuses} statuses`,
        ];
  return [`${head} ${counts}${others}`, told, ...given, ...differs].join('\n       ');
}

export function describeFaults(measured: MeasuredFaults): string {
  const { cells, people, seed, statements, seconds } = measured;
  const sum = (of: (cell: Cell) => number): number => cells.reduce((total, cell) => total + of(cell), 0);
  const byTime = [...Map.groupBy(cells, ({ when }) => when ?? 'never')].map(([when, all]) => `${all.length} ${when}`);
  return `fault: ${cells.filter(({ recovered }) => recovered).length} of ${cells.length} cells recovered (${byTime.join(', ')}); lost ${sum((cell) => cell.lost)}, doubled ${sum((cell) => cell.doubled)}, wrongly ended ${sum((cell) => cell.wronglyEnded)}
  ${people} people a cycle (seed ${seed}), ${statements.toLocaleString('en-GB')} statements; ${seconds} s
${describeSetting(measured)}`;
}
