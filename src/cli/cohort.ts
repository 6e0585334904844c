import type { Command } from 'commander';
import { parsePurpose } from '#access/purpose.ts';
import type { System } from '../main.ts';
import type { CohortProblem } from '../wiring/cohort/read-cohort.ts';
import { printAsCsv, printAsJson, printCohort } from './cohort-print.ts';
import { Failure } from './failure.ts';
import { readDay, readSize } from './option.ts';
import { showProgress } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

type Options = {
  validOn?: string;
  knownAt?: string;
  size?: number;
  purpose: string;
  csv?: boolean;
  json?: boolean;
  redraw?: boolean;
};

export function addCohortVerb(program: Command): void {
  program
    .command('cohort')
    .description('who is in a cohort and who is not, each with the reason; true on a day, as known at an instant')
    .argument('<name>', 'a file of policy/cohort, such as first')
    .option('--valid-on <date>', 'the day, YYYY-MM-DD (default: today)', readDay)
    .option('--known-at <instant>', 'the instant, or a day for its end (default: the last settled instant)')
    .option('--size <number>', "how many to draw (default: the text's own number)", readSize)
    .option('--csv', 'every person, a line each')
    .option('--redraw', 'work every closed wave out again and say whether it comes out as it is kept (exit 1 when not)')
    .option('--purpose <purpose>', 'why you read; recorded with the read of each person shown', 'operations')
    .option('--json', 'everything, with every person')
    .action((name: string, options: Options) => withSystem((system) => showCohort(system, name, options)));
}

async function showCohort(system: System, name: string, options: Options): Promise<void> {
  const purpose = parsePurpose(options.purpose);
  if (purpose === undefined) throw new WrongUse('--purpose must be a short word such as operations or support-call');
  const note = (done: number, of: number): void => showProgress(`${done} of ${of} people worked out`);
  if (options.redraw) return redraw(system, name, note);
  const asked = {
    name,
    validOn: options.validOn ?? null,
    knownAt: options.knownAt ?? null,
    size: options.size ?? null,
  };
  const answered = await system.readCohort(asked, note);
  showProgress('');
  if (!answered.ok) throw refusal(answered.problem, name);
  const answer = answered.value;
  const isWhole = options.csv === true || options.json === true;
  const shown = isWhole ? answer.people : answer.people.filter(({ member }) => member).slice(0, firstMembers);
  await system.logPeople(answer, shown, { client: 'command line', role: 'operator', purpose });
  if (options.json) return printAsJson(answer);
  if (options.csv) return printAsCsv(answer.people);
  printCohort(answer, shown);
}

/** So many members are shown where nobody asks for all. */
const firstMembers = 10;

async function redraw(system: System, name: string, note: (done: number, of: number) => void): Promise<void> {
  const waves = await system.redrawCohort(name, note);
  showProgress('');
  if (!waves.ok) throw refusal(waves.problem, name);
  for (const { wave, day, people, isEqual } of waves.value)
    console.log(`wave ${wave}, closed on ${day}: ${people} people, ${isEqual ? 'as it is kept' : 'not as it is kept'}`);
  if (waves.value.length === 0) console.log('no wave has closed yet');
  if (waves.value.some(({ isEqual }) => !isEqual)) process.exitCode = 1;
}

function refusal(problem: CohortProblem, name: string): Error {
  switch (problem.kind) {
    case 'no-such-cohort':
      return new WrongUse(`There is no cohort ${JSON.stringify(name)}. There is: ${problem.known.join(', ')}`);
    case 'bad-valid-on':
      return new WrongUse('--valid-on must be a real date, YYYY-MM-DD');
    case 'bad-known-at':
      return new WrongUse('--known-at must be an instant (2025-09-15T12:00:00Z) or a date, YYYY-MM-DD');
    case 'not-settled':
      return new Failure(
        `What will be known later cannot be asked yet: the last settled instant is ${problem.settled}`,
      );
  }
}
