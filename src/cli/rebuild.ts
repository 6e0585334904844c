import type { Command } from 'commander';
import { reviewDue } from '#job/review.ts';
import { inPage } from '#store/page-store.ts';
import type { System } from '../main.ts';
import { rebuildMatches } from '../wiring/match/rebuild-matches.ts';
import { resolverThreads } from '../wiring/rebuild/resolver-threads.ts';
import { projectionDigest, rebuild } from '../wiring/rebuild.ts';
import { printJson } from './print.ts';
import { withSystem } from './system.ts';

type Options = { check?: boolean; json?: boolean };

export function addRebuildVerb(program: Command): void {
  program
    .command('rebuild')
    .description('work out again all that is kept of everybody, from observations and decisions')
    .option('--check', 'say whether the rebuilt projections equal those that stood (exit 1 when not)')
    .option('--json', 'as JSON')
    .action((options: Options) => withSystem((system) => rebuildThem(system, options)));
}

async function rebuildThem(system: System, options: Options): Promise<void> {
  const { pool, connection } = system.database;
  await reviewDue(inPage(pool), system.policy);
  const before = options.check ? await projectionDigest(pool) : undefined;
  const matches = await rebuildMatches(pool, system.policy);
  const people = await rebuild(pool, system.policy, resolverThreads(connection));
  const after = await projectionDigest(pool);
  const isEqual = before === undefined ? null : before === after && matches.isEqual && matches.moved === 0;
  if (isEqual === false) process.exitCode = 1;
  if (options.json) return printJson({ people, digest: after, before: before ?? null, matches, isEqual });
  console.log(`${people} people rebuilt, digest ${after}`);
  console.log(`${matches.records} records compared again, ${matches.moved} of them another person's now`);
  if (isEqual === null) return;
  console.log(isEqual ? 'equal to what stood' : `not equal: it was ${before}`);
  if (!matches.isEqual) console.log('What finds likely pairs was another one before, or these pairs were.');
}
