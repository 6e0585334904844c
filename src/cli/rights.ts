import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { erase } from '#job/erase.ts';
import { rightsOutcomes } from '#record/evidence/decision.ts';
import type { RightsOutcome } from '#record/rights-request.ts';
import { parseRef } from '#source/record-ref.ts';
import { inPage } from '#store/page-store.ts';
import { readClock } from '#store/person-reading.ts';
import type { System } from '../main.ts';
import { answerRequest, listRequests } from '../wiring/rights-desk.ts';
import { Failure } from './failure.ts';
import { printJson, printTable } from './print.ts';
import { noName } from './refusal.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

type Options = { all?: boolean; json?: boolean; outcome: string; because: string; author: string };

export function addRightsVerb(program: Command): void {
  const verb = program
    .command('rights')
    .description('what people ask for as of right: access, erasure, restriction, objection');
  verb
    .command('list', { isDefault: true })
    .description('requests that wait for an answer, what is due first on top')
    .option('--all', 'those that were answered, too')
    .option('--json', 'as JSON')
    .action((options: Options) => withSystem((system) => list(system, options)));
  byHand(verb.command('answer').description('answer a request; an erasure is carried out'))
    .argument('<id>')
    .requiredOption('--outcome <outcome>', `one of ${rightsOutcomes.join(', ')}`)
    .action((id: string, options: Options) => withSystem((system) => answer(system, id, options)));
  byHand(verb.command('erase').description('erase somebody without a request, or again after a backup was restored'))
    .argument('<who>', 'feed:key of one of their records')
    .action((who: string, options: Options) => withSystem((system) => eraseWho(system, who, options)));
}

function byHand(verb: Command): Command {
  return verb
    .requiredOption('--because <reason>', 'why, in words that the person reads')
    .option('--author <name>', 'who decides', userInfo().username);
}

async function list({ database: { pool }, policy }: System, { all, json }: Options): Promise<void> {
  const requests = (await listRequests(pool, policy)).filter(({ state }) => all === true || state === 'open');
  const ordered = requests.toSorted((a, b) => (a.due < b.due ? -1 : 1));
  if (json) return printJson(ordered);
  printTable(
    ['request', 'right', 'whose', 'asked', 'due', 'state'],
    ordered.map(({ id, right, who, asked, due, state }) => [id, right, who, asked, due, state]),
  );
}

async function answer({ database: { pool }, policy }: System, id: string, options: Options): Promise<void> {
  const { author, because: reason } = options;
  const outcome = rightsOutcomes.find((each): each is RightsOutcome => each === options.outcome);
  if (outcome === undefined) throw new WrongUse(`--outcome is one of ${rightsOutcomes.join(', ')}`);
  if (reason.trim() === '') throw new WrongUse('--because must say why');
  const answered = await answerRequest(pool, policy, { request: id, outcome, author, reason });
  if (answered.kind === 'refused') throw new Failure(answered.message);
  console.log(`${id}: ${outcome}`);
}

async function eraseWho({ database: { pool }, policy }: System, who: string, options: Options): Promise<void> {
  const ref = parseRef(who);
  if (ref === undefined) throw new WrongUse(noName(who));
  const at = await readClock(pool);
  const erasing = { about: [ref], at, author: options.author, request: null, reason: options.because };
  const erased = await inPage(pool)((store) => erase(store, erasing, policy));
  if (!erased.ok) throw new Failure(`Nobody holds ${who}, or several people do.`);
  console.log(`${who} is erased by decision ${erased.value.decision}`);
}
