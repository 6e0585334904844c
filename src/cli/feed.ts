import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { FileProblem } from '#connector/file/file-problem.ts';
import { fileRun } from '#job/file-run.ts';
import type { RunReport } from '#job/sync-run.ts';
import { type Feed, feeds } from '#source/feed.ts';
import { readFeedStates } from '#store/feed-state.ts';
import { readSimulatedClock, takeTheWheel } from '#store/simulated-clock.ts';
import type { Config } from '../config.ts';
import type { System } from '../main.ts';
import { englandSettings } from '../wiring/drive-england.ts';
import { readAddress } from '../wiring/england.ts';
import { fileSource } from '../wiring/file-source.ts';
import { type SyncSettings, syncFeeds, syncPorts } from '../wiring/sync.ts';
import { feedNamed } from './feed-named.ts';
import { printJson, printTable, showProgress } from './print.ts';
import { hasFeeds, withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addFeedVerbs(program: Command): void {
  program
    .command('feed')
    .description('the state of each feed: last run, watermark, rows, quarantined')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => withSystem((system) => showFeeds(system, options)));
  program
    .command('sync')
    .description('read feeds now, from where each was left')
    .argument('[feed...]', `any of ${feeds.join(', ')} (default: all)`)
    .option('--full', 'read everything again, not only what changed')
    .option('--json', 'the runs as JSON')
    .action((names: string[], options: { full?: boolean; json?: boolean }) => {
      const wanted = names.map(feedNamed);
      return withSystem((system, config) => sync(system, config, wanted, options));
    });
  program
    .command('import')
    .description('land a file of a feed: CSV for register-trainee and register-sign-off, JSON lines for the others')
    .argument('<feed>', feeds.join(', '))
    .argument('<file>')
    .option('--json', 'the run as JSON')
    .action((name: string, file: string, options: { json?: boolean }) => {
      const feed = feedNamed(name);
      return withSystem((system) => importFile(system, feed, file, options));
    });
}

async function showFeeds(system: System, options: { json?: boolean }): Promise<void> {
  const states = await readFeedStates(system.database.pool);
  if (options.json) return printJson(states);
  printTable(
    ['feed', 'channel', 'last complete run', 'last run', 'outcome', 'watermark', 'rows', 'quarantined'],
    states.map((each) => [
      each.feed,
      each.channel,
      each.lastCompleteRun,
      each.lastRun,
      each.outcome,
      each.watermark,
      each.rows,
      each.quarantined,
    ]),
  );
}

async function sync(
  system: System,
  config: Config,
  wanted: readonly Feed[],
  options: { full?: boolean; json?: boolean },
): Promise<void> {
  const settings = await settingsOf(system, config);
  const reports: RunReport[] = [];
  await using wheel = await takeTheWheel(system.database.pool);
  if (wheel === null) throw new WrongUse('Another process is reading the feeds just now. Try again when it is done.');
  await syncFeeds(settings, wanted, options.full ?? false, (report) => {
    reports.push(report);
    showProgress(`${report.feed} ${report.scope}: ${report.rows} rows`);
  });
  showProgress('');
  report(reports, options);
}

/** Made-up England's feeds when it runs from this folder, the environment's otherwise. @throws WrongUse when there are none */
async function settingsOf({ database: { pool }, policy }: System, config: Config): Promise<SyncSettings> {
  const england = await readAddress(config.dataDirectory);
  if (england !== null) return englandSettings(pool, policy, england);
  if (!hasFeeds(config))
    throw new WrongUse(
      (await readSimulatedClock(pool)) === null
        ? 'No feed is configured: set APPLY_CANDIDATE_API_URL, APPLY_REGISTER_API_URL, PUBLISH_API_URL, REGISTER_API_URL, VACANCIES_API_URL or DROP_DIRECTORY'
        : 'Made-up England, whose feeds this folder reads, is not running. Start it first: npm start',
    );
  return { pool, policy, feeds: config, http: { wait: (seconds) => delay(seconds * 1000), random: Math.random } };
}

async function importFile(system: System, feed: Feed, file: string, options: { json?: boolean }): Promise<void> {
  try {
    const source = await fileSource(feed, file, basename(file));
    report([await fileRun(source, syncPorts(system.database.pool, system.policy))], options);
  } catch (error) {
    if (error instanceof FileProblem) throw new WrongUse(error.message);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new WrongUse(`There is no file ${file}`);
    if (code === 'EISDIR') throw new WrongUse(`${file} is a folder: name one file of it`);
    if (code === 'EACCES') throw new WrongUse(`${file} may not be read by this user`);
    throw error;
  }
}

function report(reports: readonly RunReport[], options: { json?: boolean }): void {
  if (options.json) printJson(reports);
  else {
    printTable(
      ['feed', 'channel', 'scope', 'outcome', 'rows', 'landed', 'quarantined', 'problem'],
      reports.map((each) => [
        each.feed,
        each.channel,
        each.scope,
        each.outcome,
        each.rows,
        each.landed,
        each.quarantined,
        each.problem,
      ]),
    );
  }
  if (reports.some((each) => each.outcome !== 'complete' || each.quarantined > 0)) process.exitCode = 1;
}
