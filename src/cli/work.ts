import type { Command } from 'commander';
import { getGlobalDispatcher } from 'undici';
import type { MatchCheck } from '#identity/check/match-run.ts';
import { isInOrder } from '#identity/check/outcome.ts';
import type { RunReport } from '#job/sync-run.ts';
import type { Config } from '../config.ts';
import { openSystem, type System } from '../main.ts';
import { workUntil } from '../wiring/work.ts';
import { configured, hasFeeds } from './system.ts';
import { untilSignal } from './until-signal.ts';
import { WrongUse } from './wrong-use.ts';

export function addWorkVerb(program: Command): void {
  program
    .command('work')
    .description('production: reads the configured feeds as their timetable says, until stopped')
    .action(work);
}

async function work(): Promise<void> {
  const stopped = untilSignal();
  const config = configured();
  if (!hasFeeds(config))
    throw new WrongUse('No feed is configured: see docs/guide/operator.md for the variables that name them.');
  await using system = await openSystem(config, true);
  await workFeeds(system, config, stopped);
  // An answer that nobody waits for any more must not keep us.
  await getGlobalDispatcher().destroy();
}

/** Reads what is due until stopped; each run that brought something, or failed, is one line, and so is each nightly check. */
export function workFeeds(system: System, config: Config, stopped: Promise<void>): Promise<void> {
  const wait = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const settings = {
    pool: system.database.pool,
    policy: system.policy,
    feeds: config,
    http: { wait, random: Math.random },
    checked: tellCheck,
  };
  return workUntil(stopped, settings, tell, (error) => console.error(error));
}

function tell({ feed, channel, scope, outcome, rows, landed, quarantined, problem }: RunReport): void {
  if (rows === 0 && outcome === 'complete') return;
  const trouble = problem === null ? '' : `: ${problem}`;
  console.log(
    `${feed} ${channel} ${scope} ${outcome}: ${rows} rows, ${landed} landed, ${quarantined} quarantined${trouble}`,
  );
}

function tellCheck({ people, differences, pairDifferences }: MatchCheck): void {
  const found = isInOrder(differences, pairDifferences)
    ? 'everybody is as held'
    : 'not everybody is as held: teacher-success doctor';
  console.log(`nightly check of ${people} people: ${found}`);
}
