import type { Command } from 'commander';
import { readMatchTexts } from '#store/match-text.ts';
import { policyFolder } from '../main.ts';
import { evaluateFiles, readColumnMap } from '../wiring/match/evaluate-files.ts';
import { UnreadableFile } from '../wiring/match/raw-columns.ts';
import { parseTruth } from '../wiring/match/truth.ts';
import { addMatchCheck } from './match-check.ts';
import { addMatchDesk } from './match-desk.ts';
import { printEvaluation } from './match-print.ts';
import { addMatchTrain } from './match-train.ts';
import { printJson } from './print.ts';
import { WrongUse } from './wrong-use.ts';

type Options = { truth: string; link?: string; map?: string; group?: string; json?: boolean };

export function addMatchVerb(program: Command): void {
  const verb = program.command('match').description('which records are one person');
  verb
    .command('evaluate')
    .description('match a labelled file as the product would, without its labels, and say how right that is')
    .argument('<file>', 'CSV, or Parquet by its ending')
    .requiredOption('--truth <column>', 'who is who: COLUMN, or COLUMN:/regexp/ whose first group names the person')
    .option('--link <file>', 'a second file: link its rows to those of the first, each of which names a person once')
    .option(
      '--map <file>',
      'JSON { "column": "what it is" }: firstNames, lastNames, fullName, datesOfBirth, emails, postcodes, phones, nationalInsuranceNumber, trn, others.number, others.town, others.street, others.address, others.house, others.region, ignore',
    )
    .option('--group <column>', 'tell errors apart by this column')
    .option('--json', 'everything, as JSON')
    .action(evaluateFile);
  addMatchTrain(verb);
  addMatchCheck(verb);
  addMatchDesk(verb);
}

async function evaluateFile(file: string, options: Options): Promise<void> {
  try {
    const evaluation = await evaluateFiles(
      {
        file,
        link: options.link ?? null,
        truth: parseTruth(options.truth),
        map: options.map === undefined ? new Map() : await readColumnMap(options.map),
        group: options.group?.trim() ?? null,
      },
      await readMatchTexts(policyFolder),
    );
    if (options.json) printJson(evaluation);
    else printEvaluation(evaluation);
  } catch (error) {
    if (error instanceof UnreadableFile) throw new WrongUse(error.message);
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      throw new WrongUse(`${'path' in error ? error.path : file} is not a file that can be read`);
    throw error;
  }
}
