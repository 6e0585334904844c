import { basename } from 'node:path';
import type { Command } from 'commander';
import { FileProblem } from '#connector/file-rows.ts';
import { fileRun } from '#job/file-run.ts';
import type { RunReport } from '#job/sync-run.ts';
import { addSeconds } from '#kernel/instant.ts';
import { type Feed, feeds, isFeed } from '#source/feed.ts';
import { readFeedStates } from '#store/feed-state.ts';
import { readSimulatedClock, setSimulatedClock, takeTheWheel } from '#store/simulated-clock.ts';
import type { Config } from '../config.ts';
import type { System } from '../main.ts';
import { feedsOf, readAddress } from '../wiring/england.ts';
import { fileSource } from '../wiring/feed-files.ts';
import { type SyncSettings, syncFeeds, syncPorts } from '../wiring/sync.ts';
import { printJson, printTable, showProgress } from './print.ts';
import { withSystem } from './system.ts';
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
    .action((names: string[], options: { full?: boolean; json?: boolean }) =>
      withSystem((system, config) => sync(system, config, names, options)),
    );
  program
    .command('import')
    .description('land a file of a feed: CSV for register-trainee and register-sign-off, JSON lines for the others')
    .argument('<feed>', feeds.join(', '))
    .argument('<file>')
    .option('--json', 'the run as JSON')
    .action((feed: string, file: string, options: { json?: boolean }) =>
      withSystem((system) => importFile(system, feed, file, options)),
    );
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
  names: readonly string[],
  options: { full?: boolean; json?: boolean },
): Promise<void> {
  const wanted = names.map(feedNamed);
  const reports: RunReport[] = [];
  await using wheel = await takeTheWheel(system.database.pool);
  if (wheel === null) throw new WrongUse('Another process is reading the feeds just now. Try again when it is done.');
  await syncFeeds(await settingsOf(system, config), wanted, options.full ?? false, (report) => {
    reports.push(report);
    showProgress(`${report.feed} ${report.scope}: ${report.rows} rows`);
  });
  showProgress('');
  report(reports, options);
}

/** Made-up England's feeds when it runs from this folder, the environment's otherwise. */
async function settingsOf(system: System, config: Config): Promise<SyncSettings> {
  const { pool } = system.database;
  const england = (await readSimulatedClock(pool)) === null ? null : await readAddress(config.dataDirectory);
  const wait = async (seconds: number): Promise<void> => {
    const now = await readSimulatedClock(pool);
    if (now === null) await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    else await setSimulatedClock(pool, addSeconds(now, seconds));
  };
  return {
    pool,
    policy: system.policy,
    feeds: england === null ? config : feedsOf(england),
    http: { wait, random: Math.random },
  };
}

async function importFile(system: System, feed: string, file: string, options: { json?: boolean }): Promise<void> {
  try {
    const source = fileSource(feedNamed(feed), file, basename(file));
    report([await fileRun(source, syncPorts(system.database.pool, system.policy))], options);
  } catch (error) {
    if (error instanceof FileProblem) throw new WrongUse(error.message);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new WrongUse(`There is no file ${file}`);
    throw error;
  }
}

function feedNamed(name: string): Feed {
  if (!isFeed(name)) throw new WrongUse(`There is no feed ${name}. The feeds are ${feeds.join(', ')}`);
  return name;
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
