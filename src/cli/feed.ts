import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import type { RunReport } from '#job/sync-run.ts';
import { type Feed, feeds } from '#source/feed.ts';
import { readSimulatedClock } from '#store/simulated-clock.ts';
import { openTurns } from '#store/turn.ts';
import type { Config } from '../config.ts';
import type { System } from '../main.ts';
import { englandSettings } from '../wiring/drive-england.ts';
import { readAddress } from '../wiring/england.ts';
import { feedSettingsOf } from '../wiring/feed-setting.ts';
import { listFeeds } from '../wiring/list-feeds.ts';
import { type SyncSettings, syncFeeds } from '../wiring/sync.ts';
import { feedNamed } from './feed-named.ts';
import { printFeeds } from './feed-print.ts';
import { printJson, printTable, showProgress } from './print.ts';
import { hasFeeds, withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addFeedVerbs(program: Command): void {
  program
    .command('feed')
    .description(
      'every channel of the sixteen feeds: last runs, state against its promise, watermark, lag, rows, trouble',
    )
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => withSystem((system, config) => showFeeds(system, config, options)));
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
}

async function showFeeds(
  { database: { pool }, policy }: System,
  config: Config,
  options: { json?: boolean },
): Promise<void> {
  const all = await listFeeds(pool, policy, await feedSettingsOf(config));
  if (options.json) printJson(all);
  else printFeeds(all);
}

async function sync(
  system: System,
  config: Config,
  wanted: readonly Feed[],
  options: { full?: boolean; json?: boolean },
): Promise<void> {
  const settings = await settingsOf(system, config);
  const reports: RunReport[] = [];
  await using turns = openTurns(system.database.pool);
  await using held = new AsyncDisposableStack();
  const asked = wanted.length === 0 ? feeds : wanted;
  const mine: Feed[] = [];
  for (const feed of asked) if (held.use(await turns.take(feed)) !== null) mine.push(feed);
  if (mine.length === 0)
    throw new WrongUse('Another process is reading the feeds just now. Try again when it is done.');
  await syncFeeds(settings, mine, options.full ?? false, (report) => {
    reports.push(report);
    showProgress(`${report.feed} ${report.scope}: ${report.rows} rows`);
  });
  const others = asked.filter((feed) => !mine.includes(feed));
  if (others.length > 0) process.exitCode = 1;
  if (others.length > 0) console.error(`Left to another process, which is reading them just now: ${others.join(', ')}`);
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
