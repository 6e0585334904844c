import type { Command } from 'commander';
import { reviewDue } from '#job/review.ts';
import { inPage } from '#store/page-store.ts';
import type { System } from '../main.ts';
import { projectionDigest, rebuild } from '../wiring/rebuild.ts';
import { withSystem } from './system.ts';

export function addRebuildVerb(program: Command): void {
  program
    .command('rebuild')
    .description('throw every projection away and build it again from observations and decisions')
    .option('--check', 'say whether the rebuilt projections equal those that stood (exit 1 when not)')
    .action((options: { check?: boolean }) => withSystem((system) => rebuildThem(system, options)));
}

async function rebuildThem(system: System, options: { check?: boolean }): Promise<void> {
  const { pool } = system.database;
  await reviewDue(inPage(pool), system.policy);
  const before = options.check ? await projectionDigest(pool) : undefined;
  const people = await rebuild(pool, system.policy);
  const after = await projectionDigest(pool);
  console.log(`${people} people rebuilt, digest ${after}`);
  if (before === undefined) return;
  console.log(before === after ? 'equal to what stood' : `not equal: it was ${before}`);
  if (before !== after) process.exitCode = 1;
}
