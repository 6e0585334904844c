import type { FileEvaluation } from '../wiring/match/evaluate-files.ts';
import { printTable } from './print.ts';

/** An evaluation for a terminal. */
export function printEvaluation(found: FileEvaluation): void {
  const { pairwise, automatic, clerical, blocking } = found;
  console.log(`${found.records} records, ${found.truePairs} true pairs, ${found.candidates} pairs compared`);
  console.log(`columns: ${found.columns.map(({ column, use }) => `${column} as ${use}`).join(', ')}`);
  if (found.ignored.length > 0) console.log(`not used: ${found.ignored.join(', ')}`);
  const bad = found.columns.filter(({ placeholders, invalid }) => placeholders + invalid > 0);
  for (const { column, placeholders, invalid } of bad)
    console.log(`${column}: ${placeholders} placeholders, ${invalid} invalid`);
  console.log('');
  printTable(
    ['', 'precision', 'recall', 'F1'],
    [
      [`pairs, joined from ${found.threshold}`, ...shares(pairwise)],
      ['B-cubed', ...shares(found.bcubed)],
      ['whole clusters', ...shares(found.exactClusters)],
      [`pairs, automatic from ${automatic.threshold.toFixed(3)}`, ...shares(automatic)],
    ],
  );
  console.log(`\n${pairwise.wrong} pairs wrongly joined, ${pairwise.lost} true pairs lost`);
  console.log(
    `for a steward, ${clerical.from} to ${clerical.to.toFixed(3)}: ${clerical.pairs} questions, ${percent(clerical.recordShare)} of records; they hold ${percent(clerical.holds)} of the true links not made automatically`,
  );
  console.log(
    `\nblocking finds ${percent(blocking.recall)} of true pairs${blocking.comparesEverything ? '; so few records are all compared' : ''}`,
  );
  printTable(
    ['rule', 'finds', 'alone', 'hot keys', 'their records'],
    blocking.rules.map(({ rule, recall, alone, hotKeys, hotRecords }) => [
      rule,
      percent(recall),
      `${(alone * 100).toFixed(2)} %`,
      hotKeys,
      hotRecords,
    ]),
  );
  console.log('');
  printTable(
    ['stated', 'pairs', 'mean stated', 'observed'],
    found.calibration.map(({ from, to, pairs, stated, observed }) => [
      `${from} to ${to}`,
      pairs,
      stated.toFixed(3),
      observed.toFixed(3),
    ]),
  );
  console.log('');
  printTable(
    ['missing', 'true pairs', 'recall'],
    found.byMissing.map(({ field, truePairs, recall }) => [field, truePairs, recall.toFixed(4)]),
  );
  if (found.byGroup.length > 0) {
    console.log('');
    printTable(
      ['group', 'records', 'precision', 'recall', 'F1'],
      found.byGroup.map((each) => [each.group, each.records, ...shares(each)]),
    );
  }
  const { total, steps, processorTotal, processor } = found.seconds;
  console.log(`\n${total} s (${listed(steps)}), of processor time ${processorTotal} s (${listed(processor)})`);
  console.log(`peak memory ${found.peakMemoryMb} MB`);
}

function shares({ precision, recall, f1 }: { precision: number; recall: number; f1: number }): readonly string[] {
  return [precision, recall, f1].map((share) => share.toFixed(4));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function listed(steps: Readonly<Record<string, number>>): string {
  return Object.entries(steps)
    .map(([step, seconds]) => `${step} ${seconds}`)
    .join(', ');
}
