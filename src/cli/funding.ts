import type { Command } from 'commander';
import type { TimesProblem } from '#access/reading.ts';
import { differenceWords } from '#insight/difference-word.ts';
import type { System } from '../main.ts';
import type { FundingCheck } from '../wiring/read-funding.ts';
import { Failure } from './failure.ts';
import { readDay, readYear } from './option.ts';
import { printJson, printTable, showProgress } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

type Options = { year?: number; validOn?: string; knownAt?: string; json?: boolean };

export function addFundingVerb(program: Command): void {
  program
    .command('funding')
    .description("our counts of trainees beside the Funding team's, by provider, subject and route; nobody is named")
    .option('--year <year>', 'the academic year by its first calendar year (default: that of the day)', readYear)
    .option('--valid-on <date>', 'the day, YYYY-MM-DD (default: today)', readDay)
    .option('--known-at <instant>', 'the instant, or a day for its end (default: the last settled instant)')
    .option('--json', 'every line')
    .action((options: Options) => withSystem((system) => showFunding(system, options)));
}

async function showFunding(system: System, options: Options): Promise<void> {
  const asked = { year: options.year ?? null, validOn: options.validOn ?? null, knownAt: options.knownAt ?? null };
  const answered = await system.readFunding(asked, (done, of) => showProgress(`${done} of ${of} people worked out`));
  showProgress('');
  if (!answered.ok) throw refusal(answered.problem);
  if (options.json) return printJson(answered.value);
  print(answered.value);
}

/** So many differences are shown where nobody asks for all. */
const firstLines = 25;

function print(check: FundingCheck): void {
  const { year, validOn, knownAt, fileAt, total, lines, unmatched } = check;
  console.log(`academic year ${year} to ${year + 1}, valid on ${validOn}, known at ${knownAt}`);
  console.log(
    fileAt === null ? "no file of the Funding team's has come in" : `the Funding team's file came in ${fileAt}`,
  );
  console.log('For operators: small numbers are shown as they are, and are not to be published.\n');
  const other = lines.filter(({ difference }) => difference !== 0);
  printTable(
    ['provider', 'subject', 'route', 'ours', 'uncertain', 'theirs', 'difference', 'why'],
    other
      .slice(0, firstLines)
      .map((line) => [
        line.provider,
        line.subject,
        line.route,
        line.ours,
        line.uncertain,
        line.theirs,
        line.difference,
        differenceWords(line.why),
      ]),
  );
  if (other.length > firstLines) console.log(`and ${other.length - firstLines} more: add --json`);
  console.log(`\n${lines.length - other.length} of ${lines.length} lines are the same`);
  console.log(
    `in all: ${total.ours} of ours, ${total.uncertain} more not confirmed yet or pausing, ${total.theirs} of theirs`,
  );
  for (const each of unmatched)
    console.log(
      `not compared: ${each.heads} of ${each.side}, whose ${each.what} ${JSON.stringify(each.word)} is in no list`,
    );
}

function refusal(problem: TimesProblem): Error {
  switch (problem.kind) {
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
