import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { parsePurpose } from '#access/purpose.ts';
import type { AskedTimes, Reader } from '#access/reading.ts';
import { contradictionKinds } from '#policy/lag.ts';
import type { ContradictionAnswer } from '#record/answer.ts';
import { contradictionStates, isWanted, type WantedContradictions } from '#store/contradiction-queue.ts';
import { oneOf } from '#store/review-task.ts';
import {
  type ContradictionDesk,
  contradictionDesk,
  type FoundContradiction,
  settlingProblemText,
} from '../wiring/contradiction-desk.ts';
import { isOfNow } from '../wiring/look-back.ts';
import { peopleAsOf, type ReadPeopleAsOf } from '../wiring/people-as-of.ts';
import { Failure } from './failure.ts';
import { printJson, printTable, showProgress } from './print.ts';
import { refusal } from './refusal.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

type Options = {
  kind?: string;
  owner?: string;
  state?: string;
  author: string;
  because: string;
  stands?: string;
  purpose?: string;
  validOn?: string;
  knownAt?: string;
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
    .option('--valid-on <date>', 'the day, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', 'the instant, or a day for its end (default: the last settled instant)')
    .option('--json', 'as JSON')
    .action((options: Options) =>
      withSystem(({ database: { pool }, policy, readPerson }) =>
        list(contradictionDesk(pool, policy, readPerson), peopleAsOf(pool, policy), options),
      ),
    );
  verb
    .command('show')
    .description('one of them: who says what')
    .argument('<id>')
    .option('--valid-on <date>', 'the day, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', 'the instant, or a day for its end (default: the last settled instant)')
    .option('--purpose <purpose>', 'why you read; recorded with the read', 'contradiction')
    .option('--json', 'as JSON')
    .action((id: string, options: Options) => atDesk((desk) => show(desk, id, options)));
  settling(verb.command('resolve').description('settle them, until a side says something new'))
    .option(
      '--stands <side>',
      'which side is right: its number, source or value (default: both are noted, ours stands)',
    )
    .action((ids: string[], options: Options) => atDesk((desk) => settle(desk, 'resolve', ids, options)));
  settling(verb.command('undo').description('take back that they were settled')).action(
    (ids: string[], options: Options) => atDesk((desk) => settle(desk, 'reopen', ids, options)),
  );
}

function settling(verb: Command): Command {
  return verb
    .argument('<id...>')
    .requiredOption('--because <reason>', 'why, in a few words')
    .option('--author <name>', 'who decides', userInfo().username)
    .option('--json', 'as JSON');
}

function atDesk(work: (desk: ContradictionDesk) => Promise<void>): Promise<void> {
  return withSystem(({ database, policy, readPerson }) => work(contradictionDesk(database.pool, policy, readPerson)));
}

async function list(desk: ContradictionDesk, readPeople: ReadPeopleAsOf, options: Options): Promise<void> {
  const { kind, owner, state = 'open', json, validOn = null, knownAt = null } = options;
  const wanted = {
    kind: kind === undefined ? null : word(contradictionKinds, kind),
    owner: owner ?? null,
    state: word(contradictionStates, state),
  };
  const asked = { validOn, knownAt };
  const { total, contradictions } = isOfNow(asked)
    ? await desk.list(wanted, 0, mostListed)
    : await listThen(readPeople, asked, wanted);
  if (json) return printJson({ total, contradictions });
  printTable(
    ['contradiction', 'whose', 'with', 'open since', 'due'],
    contradictions.map((each) => [each.id, each.who, each.owner, each.opened, each.due]),
  );
  if (total > contradictions.length) console.log(`and ${total - contradictions.length} more`);
}

const mostListed = 1000;

/** Of another day: worked out from what was known of everybody then. */
async function listThen(readPeople: ReadPeopleAsOf, asked: AskedTimes, wanted: WantedContradictions) {
  const found = await readPeople(asked, (done, of) => showProgress(`${done} of ${of} people worked out`));
  showProgress('');
  if (!found.ok) throw refusal(found.problem, 'Everybody');
  const all = found.value.contradictions.filter((each) => isWanted(each, wanted, found.value.validOn));
  return { total: all.length, contradictions: all.slice(0, mostListed) };
}

/** Of a past day or instant it may be one that has closed since: then its name tells whose it was. */
async function show(desk: ContradictionDesk, id: string, options: Options): Promise<void> {
  const who = (await desk.named(id))?.who ?? id.split('/')[1] ?? '';
  const asked = { who, validOn: options.validOn ?? null, knownAt: options.knownAt ?? null };
  const reader = readerFor(options.purpose ?? '');
  const found = await desk.findAsOf({ ...asked, is: (each) => each.id === id }, reader);
  if (!found.ok) throw refusal(found.problem, who);
  if (found.value === null) throw new Failure(`There is no contradiction ${id} then`);
  if (options.json) return printJson(found.value.contradiction);
  print(found.value.contradiction);
}

async function settle(
  desk: ContradictionDesk,
  kind: 'resolve' | 'reopen',
  ids: readonly string[],
  { author, because: reason, stands, json }: Options,
): Promise<void> {
  if (reason.trim() === '') throw new WrongUse('--because must say why');
  const reader = readerFor('contradiction');
  const settled: ContradictionAnswer[] = [];
  for (const id of ids) {
    const outcome = await desk.settle(await find(desk, id, reader), { kind, stands: stands ?? null, author, reason });
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
  for (const [index, { source, value }] of sides.entries()) console.log(`  ${index + 1}. ${source} says ${value}`);
  console.log(
    `  ${state} since ${opened}, due ${due}, with ${owner}${pauses.length > 0 ? `, pauses ${pauses.join(', ')}` : ''}`,
  );
  if (resolution !== undefined)
    console.log(
      `  settled by ${resolution.author} on ${resolution.at.slice(0, 10)}, ${resolution.stands === null ? 'both are noted' : `${resolution.stands.source} is right`}: ${resolution.reason ?? 'not said why'}`,
    );
}

function readerFor(why: string): Reader {
  const purpose = parsePurpose(why);
  if (purpose === undefined) throw new WrongUse('--purpose must be a short word such as operations or support-call');
  return { client: 'command line', role: 'operator', purpose };
}

function word<Word extends string>(words: readonly Word[], given: string): Word {
  if (!words.some((each) => each === given)) throw new WrongUse(`${given} is none of ${words.join(', ')}`);
  return oneOf(words, given);
}
