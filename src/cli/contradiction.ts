import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { parsePurpose } from '#access/purpose.ts';
import type { Reader } from '#access/reading.ts';
import { contradictionKinds } from '#policy/lag.ts';
import type { ContradictionAnswer } from '#record/answer.ts';
import { contradictionStates } from '#store/contradiction-queue.ts';
import { oneOf } from '#store/review-task.ts';
import {
  type ContradictionDesk,
  contradictionDesk,
  type FoundContradiction,
  settlingProblemText,
} from '../wiring/contradiction-desk.ts';
import { Failure } from './failure.ts';
import { printJson, printTable } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

type Options = {
  kind?: string;
  owner?: string;
  state?: string;
  author: string;
  because: string;
  purpose?: string;
  json?: boolean;
};

export function addContradictionVerb(program: Command): void {
  const verb = program.command('contradiction').description('what stands against what, and who settled it');
  verb
    .command('list', { isDefault: true })
    .description('those that are open, what is due first on top')
    .option('--kind <kind>', `one of ${contradictionKinds.join(', ')}`)
    .option('--owner <owner>', 'whose turn it is: support or provider')
    .option('--state <state>', `one of ${contradictionStates.join(', ')}`, 'open')
    .option('--json', 'as JSON')
    .action((options: Options) => atDesk((desk) => list(desk, options)));
  verb
    .command('show')
    .description('one of them: who says what')
    .argument('<id>')
    .option('--purpose <purpose>', 'why you read; recorded with the read', 'contradiction')
    .option('--json', 'as JSON')
    .action((id: string, options: Options) => atDesk((desk) => show(desk, id, options)));
  for (const [word, kind, what] of [
    ['resolve', 'resolve', 'settle them: what we say stands, until a side says something new'],
    ['undo', 'reopen', 'take back that they were settled'],
  ] as const) {
    verb
      .command(word)
      .description(what)
      .argument('<id...>')
      .requiredOption('--because <reason>', 'why, in a few words')
      .option('--author <name>', 'who decides', userInfo().username)
      .option('--json', 'as JSON')
      .action((ids: string[], options: Options) => atDesk((desk) => settle(desk, kind, ids, options)));
  }
}

function atDesk(work: (desk: ContradictionDesk) => Promise<void>): Promise<void> {
  return withSystem(({ database, policy, readPerson }) => work(contradictionDesk(database.pool, policy, readPerson)));
}

async function list(desk: ContradictionDesk, { kind, owner, state = 'open', json }: Options): Promise<void> {
  const wanted = {
    kind: kind === undefined ? null : word(contradictionKinds, kind),
    owner: owner ?? null,
    state: word(contradictionStates, state),
  };
  const { total, contradictions } = await desk.list(wanted, 0, 1000);
  if (json) return printJson({ total, contradictions });
  printTable(
    ['contradiction', 'whose', 'with', 'open since', 'due'],
    contradictions.map((each) => [each.id, each.who, each.owner, each.opened, each.due]),
  );
  if (total > contradictions.length) console.log(`and ${total - contradictions.length} more`);
}

async function show(desk: ContradictionDesk, id: string, { purpose: why = '', json }: Options): Promise<void> {
  const { contradiction } = await find(desk, id, readerFor(why));
  if (json) return printJson(contradiction);
  print(contradiction);
}

async function settle(
  desk: ContradictionDesk,
  kind: 'resolve' | 'reopen',
  ids: readonly string[],
  { author, because: reason, json }: Options,
): Promise<void> {
  if (reason.trim() === '') throw new WrongUse('--because must say why');
  const reader = readerFor('contradiction');
  const settled: ContradictionAnswer[] = [];
  for (const id of ids) {
    const outcome = await desk.settle(await find(desk, id, reader), { kind, author, reason });
    if (!outcome.ok) throw new Failure(`${id}: ${settlingProblemText(outcome.problem)}`);
    settled.push((await find(desk, id, reader)).contradiction);
  }
  if (json) return printJson(settled);
  for (const each of settled) print(each);
}

async function find(desk: ContradictionDesk, id: string, reader: Reader): Promise<FoundContradiction> {
  const named = await desk.named(id);
  const found = named === null ? null : await desk.find(named.who, (each) => each.id === id, reader);
  if (found === null) throw new Failure(`There is no contradiction ${id} today`);
  return found;
}

function print({ id, sides, opened, due, owner, pauses, state, resolution }: ContradictionAnswer): void {
  console.log(id);
  for (const { source, value } of sides) console.log(`  ${source} says ${value}`);
  console.log(
    `  ${state} since ${opened}, due ${due}, with ${owner}${pauses.length > 0 ? `, pauses ${pauses.join(', ')}` : ''}`,
  );
  if (resolution !== undefined)
    console.log(
      `  settled by ${resolution.author} on ${resolution.at.slice(0, 10)}: ${resolution.reason ?? 'not said why'}`,
    );
}

function readerFor(why: string): Reader {
  const purpose = parsePurpose(why);
  if (purpose === undefined) throw new WrongUse('--purpose must be a short word such as operations or support-call');
  return { client: 'command line', purpose };
}

function word<Word extends string>(words: readonly Word[], given: string): Word {
  if (!words.some((each) => each === given)) throw new WrongUse(`${given} is none of ${words.join(', ')}`);
  return oneOf(words, given);
}
