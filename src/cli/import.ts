import { basename } from 'node:path';
import type { Command } from 'commander';
import { FileProblem } from '#connector/file/file-problem.ts';
import { fileRun } from '#job/file-run.ts';
import { type Feed, feeds } from '#source/feed.ts';
import { openTurns } from '#store/turn.ts';
import type { System } from '../main.ts';
import { fileSource } from '../wiring/file-source.ts';
import { syncPorts } from '../wiring/sync.ts';
import { feedNamed } from './feed-named.ts';
import { fileProgress } from './file-progress.ts';
import { summaryOf } from './file-summary.ts';
import { printJson, printTable, showProgress } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addImportVerb(program: Command): void {
  program
    .command('import')
    .description('land a file of a feed: CSV, a workbook (XLSX) or JSON lines, as the feed sends it')
    .argument('<feed>', feeds.join(', '))
    .argument('<file>')
    .option(
      '--whole',
      'you are sure that nothing is missing from it, although it lacks more than a quarter of what was there',
    )
    .option('--json', 'the run as JSON')
    .action((name: string, file: string, options: Options) => {
      const feed = feedNamed(name);
      return withSystem((system) => importFile(system, feed, file, options));
    });
}

type Options = { readonly json?: boolean; readonly whole?: boolean };

async function importFile(system: System, feed: Feed, file: string, options: Options): Promise<void> {
  try {
    const source = await fileSource(feed, file, basename(file), options.whole ?? false);
    await using turns = openTurns(system.database.pool);
    await using turn = await turns.take(feed);
    if (turn === null)
      throw new WrongUse(`${feed} is being read by another process just now. Import the file again when that is done.`);
    const report = await fileRun(
      source,
      syncPorts(system.database.pool, system.policy),
      fileProgress(source.scope, showProgress),
    );
    showProgress('');
    const { table, lines, ...summary } = summaryOf(report);
    if (options.json) printJson([{ ...report, ...summary }]);
    else {
      printTable(table.head, [table.row]);
      for (const line of lines) console.log(line);
    }
    if (report.outcome !== 'complete' || report.quarantined > 0) process.exitCode = 1;
  } catch (error) {
    if (error instanceof FileProblem) throw new WrongUse(error.message);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new WrongUse(`There is no file ${file}`);
    throw error;
  }
}
