import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { parsePurpose } from '#access/purpose.ts';
import type { Reader } from '#access/reading.ts';
import { taskKinds, taskStates } from '#identity/review-task.ts';
import type { Answered, TaskAnswer } from '#job/match/answer-task.ts';
import { type LinkProblem, linkProblemText } from '#job/match/link-problem.ts';
import { isPlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { parseRef, type RecordRef } from '#source/record-ref.ts';
import { readLastMade } from '#store/made.ts';
import { oneOf } from '#store/review-task.ts';
import type { System } from '../main.ts';
import { type Steward, type StewardDesk, stewardDesk } from '../wiring/match/steward-desk.ts';
import { Failure } from './failure.ts';
import { printTask, printTouched } from './match-desk-print.ts';
import { printJson, printTable } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

type Options = {
  author: string;
  because?: string;
  task?: string;
  until?: string;
  saidByPerson?: boolean;
  kind?: string;
  state?: string;
  purpose?: string;
  json?: boolean;
};

/** The desk of a steward without a browser. */
export function addMatchDesk(verb: Command): void {
  verb
    .command('list')
    .alias('review')
    .description('questions about whose records are that wait for somebody, the oldest first')
    .option('--kind <kind>', `one of ${taskKinds.join(', ')}`)
    .option('--state <state>', `one of ${taskStates.join(', ')} (default: those that wait)`)
    .option('--json', 'as JSON')
    .action((options: Options) => atDesk((desk) => list(desk, options)));
  verb
    .command('show')
    .description('one question: the records as they were when it arose, and what became of it')
    .argument('<task>')
    .option('--purpose <purpose>', 'why you read; recorded with the read', 'operations')
    .option('--json', 'as JSON')
    .action((task: string, options: Options) => atDesk((desk) => show(desk, task, options)));
  const decisions = [
    ['link', 'these records are one person'],
    ['apart', 'the people who hold these records are different people'],
    ['split', 'these records of one person are somebody else’s'],
  ] as const;
  for (const [word, what] of decisions) {
    deciding(verb.command(word).description(what))
      .argument('[record...]', 'feed:key; with --task, some of its records (default: one of each group)')
      .option('--task <task>', 'the question that this answers')
      .option('--said-by-person', 'the person confirmed it')
      .action((records: string[], options: Options) => atDesk((desk) => decide(desk, word, records, options)));
  }
  deciding(verb.command('defer').description('put a question off'))
    .argument('<task>')
    .requiredOption('--until <date>', 'the day, YYYY-MM-DD')
    .action((task: string, options: Options) =>
      atDesk((desk) => answer(desk, task, { kind: 'defer', until: dayOf(options) }, options)),
    );
  deciding(verb.command('ask').description('note that the person is being asked'))
    .argument('<task>')
    .action((task: string, options: Options) => atDesk((desk) => answer(desk, task, { kind: 'ask' }, options)));
  deciding(
    verb
      .command('undo')
      .description('undo a decision, or the last one about some records; lists what was touched since'),
  )
    .argument('<decision-or-record...>', 'the id of a decision, or feed:key')
    .action((named: string[], options: Options) => withSystem((system) => takeBack(system, named, options)));
}

function deciding(command: Command): Command {
  return command
    .requiredOption('--because <reason>', 'why, in a few words')
    .option('--author <name>', 'who decides', userInfo().username)
    .option('--json', 'as JSON');
}

function atDesk(work: (desk: StewardDesk) => Promise<void>): Promise<void> {
  return withSystem((system) => work(stewardDesk(system.database.pool, system.policy, system.log)));
}

async function list(desk: StewardDesk, { kind, state, json }: Options): Promise<void> {
  const wanted = {
    kind: kind === undefined ? null : word(taskKinds, kind),
    state: state === undefined ? null : word(taskStates, state),
  };
  const { total, tasks } = await desk.list(wanted, 0, 1000);
  if (json) return printJson({ total, tasks });
  printTable(
    ['task', 'why', 'state', 'records', 'since', 'second checker for'],
    tasks.map((each) => [each.id, each.kind, each.state, each.records, each.openedAt.slice(0, 10), each.proposedBy]),
  );
  if (total > tasks.length) console.log(`and ${total - tasks.length} more`);
}

async function show(desk: StewardDesk, id: string, { purpose: why = '', json }: Options): Promise<void> {
  const task = await desk.task(uuid(id), readerFor(why));
  if (task === null) throw new Failure(`There is no task ${id}`);
  if (json) return printJson(task);
  printTask(task);
}

async function decide(
  desk: StewardDesk,
  kind: 'link' | 'apart' | 'split',
  records: readonly string[],
  options: Options,
): Promise<void> {
  const refs = records.map(refOf);
  const { task } = options;
  if (task === undefined) return told(await desk.decide(kind, refs, stewardOf(options)), options);
  return told(await desk.answer(uuid(task), { kind, records: refs }, stewardOf(options)), options);
}

async function answer(desk: StewardDesk, task: string, what: TaskAnswer, options: Options): Promise<void> {
  told(await desk.answer(uuid(task), what, stewardOf(options)), options);
}

async function takeBack(system: System, named: readonly string[], options: Options): Promise<void> {
  const { pool } = system.database;
  const desk = stewardDesk(pool, system.policy, system.log);
  const [first = ''] = named;
  const id = named.length === 1 && isUuid(first) ? first : await readLastMade({ client: pool }, named.map(refOf));
  if (id === null) throw new Failure('Nothing was decided about these records.');
  const touched = await desk.touched(id, readerFor('match-undo'));
  const outcome = await desk.undo(id, stewardOf(options));
  if (options.json) return told(outcome, options, { touched });
  if (outcome.ok && touched !== null) printTouched(touched);
  told(outcome, options);
}

function told(outcome: Result<Answered, LinkProblem>, { json }: Options, more: object = {}): void {
  if (!outcome.ok) throw new Failure(linkProblemText(outcome.problem));
  if (json) printJson({ ...outcome.value, ...more });
  else console.log(outcomeWords(outcome.value));
}

function outcomeWords(outcome: Answered): string {
  switch (outcome.kind) {
    case 'noted':
      return 'noted';
    case 'proposed':
      return `Both are known outside, so a second checker has to agree: teacher-success match link --task ${outcome.task} --because ... --author SOMEBODY-ELSE`;
    case 'applied':
      return `decision ${outcome.decision}: ${outcome.links.length} records moved`;
  }
}

function readerFor(why: string): Reader {
  const purpose = parsePurpose(why);
  if (purpose === undefined) throw new WrongUse('--purpose must be a short word such as operations or support-call');
  return { client: 'command line', role: 'operator', purpose };
}

function stewardOf({ author, because = '', saidByPerson }: Options): Steward {
  const [who, reason] = [author.trim(), because.trim()];
  if (who === '') throw new WrongUse('--author must say who decides');
  if (reason === '') throw new WrongUse('--because must say why');
  return { decider: saidByPerson ? 'person' : 'steward', author: who, reason };
}

function dayOf({ until = '' }: Options) {
  if (!isPlainDate(until)) throw new WrongUse('--until must be a real date, YYYY-MM-DD');
  return until;
}

function refOf(text: string): RecordRef {
  const ref = parseRef(text);
  if (ref === undefined) throw new WrongUse(`${text} names no record: give feed:key, such as apply-application:1001`);
  return ref;
}

function uuid(text: string): string {
  if (!isUuid(text)) throw new WrongUse(`${text} is not the id of a task`);
  return text;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}

function word<Word extends string>(words: readonly Word[], text: string): Word {
  if (!words.some((each) => each === text)) throw new WrongUse(`${text} is none of ${words.join(', ')}`);
  return oneOf(words, text);
}
