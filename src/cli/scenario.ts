import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Instant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import type { RecordRef } from '#source/record-ref.ts';
import type { SocketConnection } from '#store/connection.ts';
import { connectOrStart } from '#store/embedded/embedded-postgres.ts';
import { isListed } from '#store/listing.ts';
import { readDecisionsOf } from '#store/made-decision.ts';
import { readPolicy } from '#store/policy-text.ts';
import { createPool } from '#store/pool.ts';
import { readTexts } from '#store/texts.ts';
import { assemble, policyFolder } from '../main.ts';
import { applicationRole, migrateDatabase } from '../wiring/database.ts';
import { parseStory } from '../wiring/story/story.ts';
import { policyOf } from '../wiring/story/story-policy.ts';
import { tell as tellStory } from '../wiring/story/tell.ts';
import { printJson } from './print.ts';
import { exitOnSignal } from './until-signal.ts';

type Told = { readonly file: string; readonly scenario: string; readonly problems: readonly string[] };

export function addScenarioVerb(program: Command): void {
  program
    .command('scenario')
    .description(
      "run stories through the real pipeline, each on a database of its own and the simulated clock; last line 'N passed, N failed'",
    )
    .argument('<file...>', 'YAML stories')
    .option('--json', 'the outcomes as JSON')
    .action(tell);
}

async function tell(files: readonly string[], options: { json?: boolean }): Promise<void> {
  const signals = exitOnSignal();
  const policy = await readPolicy(policyFolder);
  const folder = await mkdtemp(join(tmpdir(), 'teacher-success-story-'));
  const embedded = await connectOrStart({ dataDirectory: folder });
  signals.ready();
  const outcomes: Told[] = [];
  try {
    await migrateDatabase(embedded.connection);
    for (const [index, file] of files.entries()) {
      const told = await tellOne(file, embedded.connection, `story_${index}`, policy);
      outcomes.push(told);
      if (!options.json) print(told);
    }
  } finally {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
  const failed = outcomes.filter((told) => told.problems.length > 0).length;
  if (options.json) printJson(outcomes);
  else console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

/** One story on a copy of the migrated database, so that no story sees another. */
async function tellOne(file: string, template: SocketConnection, name: string, text: Policy): Promise<Told> {
  const story = parseStory(await readFile(file, 'utf8'));
  if (!story.ok) return { file, scenario: file, problems: story.problem };
  const { scenario } = story.value;
  const owner = createPool({ ...template, database: 'postgres' }, { max: 1 });
  try {
    await owner.query(`create database ${name} template ${template.database}`);
    const connection = { ...template, database: name };
    const pool = createPool(connection, { role: applicationRole });
    try {
      const policy = policyOf(story.value, text);
      const system = assemble(
        { pool, connection, [Symbol.asyncDispose]: async () => undefined },
        policy,
        await readTexts(policyFolder),
      );
      const readers = {
        ...system,
        isListed: (ref: RecordRef, at: Instant) => isListed(pool, ref, at),
        decisionsOf: (refs: readonly RecordRef[]) => readDecisionsOf(pool, refs),
      };
      return { file, scenario, problems: await tellStory(pool, policy, story.value, readers) };
    } catch (error) {
      return { file, scenario, problems: [error instanceof Error ? error.message : String(error)] };
    } finally {
      await pool.end();
      await owner.query(`drop database ${name} with (force)`);
    }
  } finally {
    await owner.end();
  }
}

function print({ scenario, file, problems }: Told): void {
  console.log(`${problems.length === 0 ? 'passed' : 'FAILED'}  ${scenario}  (${file})`);
  for (const problem of problems) console.log(`        ${problem}`);
}
