import type { Command } from 'commander';
import { isInOrder } from '#identity/check/outcome.ts';
import { countPeople } from '#store/looking.ts';
import { readMatchingFrom } from '#store/match-text.ts';
import { policyFolder, type System } from '../main.ts';
import { checkNow } from '../wiring/match/check-matches.ts';
import { shadowModel } from '../wiring/match/shadow-model.ts';
import { printCheck, printShadow } from './match-check-print.ts';
import { readSize } from './option.ts';
import { printJson, showProgress } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

/** Matching everybody again: under the texts in force, and under others in the shadow. */
export function addMatchCheck(verb: Command): void {
  verb
    .command('check')
    .description(
      'match everybody again as a whole, ask about what is otherwise than the pages made it, count hot keys (exit 1 when anything is)',
    )
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => withSystem((system) => check(system, options)));
  verb
    .command('shadow')
    .description('match everybody under another model and say whom it would move; nothing is changed')
    .argument('<file>', 'a model (.json), or a text like policy/identity/joining.yaml that names one')
    .option('--limit <number>', 'so many of the differences are listed (default: 20)', readSize)
    .option('--json', 'as JSON, with the steps of each score')
    .action((file: string, options: ShadowOptions) => withSystem((system) => shadow(system, file, options)));
}

type ShadowOptions = { limit?: number; json?: boolean };

async function check({ database: { pool }, policy }: System, { json }: { json?: boolean }): Promise<void> {
  const found = await checkNow(pool, policy, { note: await progressOf(pool) });
  showProgress('');
  if (!isInOrder(found.differences, found.pairDifferences)) process.exitCode = 1;
  if (json) return printJson(found);
  printCheck(found);
}

async function shadow(system: System, file: string, { limit = 20, json }: ShadowOptions): Promise<void> {
  const { pool } = system.database;
  const matching = await readMatchingFrom(file, policyFolder).catch((error: unknown) => {
    throw new WrongUse(`${file} is no model that can be read: ${error instanceof Error ? error.message : error}`);
  });
  const found = await shadowModel(pool, system.policy, matching, limit, { note: await progressOf(pool) });
  showProgress('');
  if (json) return printJson(found);
  printShadow(found);
}

async function progressOf(pool: System['database']['pool']): Promise<(people: number) => void> {
  const all = await countPeople(pool);
  return (people) => showProgress(`${people} of ${all} people matched again`);
}
