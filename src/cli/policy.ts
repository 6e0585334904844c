import { userInfo } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import { formatInstant, londonDate } from '#kernel/instant.ts';
import { isPlainDate } from '#kernel/plain-date.ts';
import { textProblemLine } from '#policy/text-problem.ts';
import { readSettled } from '#store/person-reading.ts';
import { savePolicyDiff } from '#store/policy-diff.ts';
import type { PlacedProblem, PolicyFiles } from '#store/policy-text.ts';
import { parseTexts, readTextFiles } from '#store/texts.ts';
import { policyFolder, type System } from '../main.ts';
import { checkFiles } from '../wiring/policy/check-files.ts';
import { diffPolicies } from '../wiring/policy/diff-policies.ts';
import { type NamedPolicy, namedPolicy, readFolder } from '../wiring/policy/named-policy.ts';
import { followPublication, type PublishProblem, publishPolicy } from '../wiring/policy/publish-policy.ts';
import { printDiff } from './policy-print.ts';
import { printJson, showProgress } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

type CheckOptions = { json?: boolean };
type DiffOptions = { limit: string; validOn?: string; json?: boolean };
type PublishOptions = { because: string; author?: string; json?: boolean };

export function addPolicyVerb(program: Command): void {
  const verb = program.command('policy').description('the texts by which sources are weighed: check, compare, publish');
  const asJson = (): Option => new Option('--json', 'as JSON');
  verb
    .command('check')
    .description('lines that do not fit, gaps, overlaps and lines that can decide nothing; exit 1 when there are any')
    .argument('[folder]', "texts like the repository's policy/ (default: these)")
    .addOption(asJson())
    .action(check);
  verb
    .command('diff')
    .description(
      'decide everybody under both texts and say what A changes of the answers that B gives; writes none of them',
    )
    .argument('<a>', 'a folder, or the version of a publication')
    .argument('[b]', 'the same (default: what is in force)')
    .option('--limit <number>', 'name so many people of each kind of change', '5')
    .option('--valid-on <date>', 'answers of that day (default: today)')
    .addOption(asJson())
    .action((a: string, b: string | undefined, options: DiffOptions) =>
      withSystem((system) => diff(system, a, b ?? null, options)),
    );
  verb
    .command('publish')
    .description(
      'put texts into force from now on; what was known before is judged as it was. An older text rolls back',
    )
    .argument('<folder>', 'the whole set of texts')
    .requiredOption('--because <text>', 'why; kept with them')
    .option('--author <name>', 'who (default: the name of this account)')
    .addOption(asJson())
    .action((folder: string, options: PublishOptions) => withSystem((system) => publish(system, folder, options)));
}

async function check(folder: string | undefined, options: CheckOptions): Promise<void> {
  const path = folder ?? fileURLToPath(policyFolder);
  const checked = checkFiles(await filesIn(path));
  const texts = parseTexts(await readTextFiles(pathToFileURL(`${path}/`)));
  // A folder that somebody names may hold the rules alone, as a publication does.
  const told = texts.ok
    ? []
    : texts.problem.filter(({ path: place, kind }) => folder === undefined || kind !== 'missing' || place.length > 0);
  const problems = [...(checked.ok ? [] : checked.problem), ...told];
  if (problems.length > 0) process.exitCode = 1;
  if (options.json)
    return printJson({
      version: checked.ok ? checked.value.version : null,
      problems: problems.map(({ file, line, path, says }) => ({ file, line, path: path.join('.'), says })),
    });
  printProblems(problems);
  if (checked.ok && problems.length === 0)
    console.log(`version ${checked.value.version}: every line fits, and each day has one answer`);
}

async function diff(system: System, a: string, b: string | null, options: DiffOptions): Promise<void> {
  const { pool } = system.database;
  const examples = Number(options.limit);
  if (!Number.isSafeInteger(examples) || examples < 0) throw new WrongUse('--limit must be a whole number');
  const [to, from] = [await policyNamed(system, a), await policyNamed(system, b)];
  if (to === null || from === null) return;
  const knownAt = await readSettled(pool);
  const validOn = options.validOn ?? londonDate(knownAt);
  if (!isPlainDate(validOn)) throw new WrongUse('--valid-on must be a real date, YYYY-MM-DD');
  const note = (people: number): void => showProgress(`${people} people`);
  const found = await diffPolicies({
    pool,
    from: from.policy,
    to: to.policy,
    validOn,
    knownAt,
    examples,
    note,
  });
  showProgress('');
  const kept = { from: from.label, to: to.label, validOn, ...found };
  await savePolicyDiff(pool, kept);
  if (options.json) return printJson({ ...kept, knownAt: formatInstant(knownAt) });
  printDiff(kept);
}

/** @returns null once its problems are told, which is a problem found and no wrong use */
async function policyNamed(system: System, name: string | null): Promise<NamedPolicy | null> {
  const named = await namedPolicy(system.database.pool, system.policy, name);
  if (named.ok) return named.value;
  if (named.problem.kind === 'no-such-policy') {
    const known = named.problem.known.join(', ');
    throw new WrongUse(`${name} is no folder and no version that was published (${known || 'none was'})`);
  }
  printProblems(named.problem.problems);
  process.exitCode = 1;
  return null;
}

async function publish(system: System, folder: string, options: PublishOptions): Promise<void> {
  const because = options.because.trim();
  if (because === '') throw new WrongUse('--because must say why');
  const author = options.author?.trim() || userInfo().username;
  const { pool } = system.database;
  const published = await publishPolicy(pool, system.policy, await filesIn(folder), { author, because });
  if (!published.ok) return refuse(published.problem);
  const note = (people: number): void => showProgress(`${people} people decided again`);
  const people = await followPublication(pool, system.policy, note);
  showProgress('');
  const { version, before, from } = published.value;
  if (options.json) return printJson({ version, before, from, author, because, people });
  console.log(`${version} is in force from ${from} on, in place of ${before}.`);
  console.log(`${people} people decided again. Roll back by publishing the older text.`);
}

function refuse(problem: PublishProblem): void {
  switch (problem.kind) {
    case 'does-not-fit':
      printProblems(problem.problems);
      process.exitCode = 1;
      return;
    case 'in-force-already':
      throw new WrongUse(`These very texts are in force already, as version ${problem.version}`);
    case 'version-taken':
      throw new WrongUse(
        `Version ${problem.version} was published with another text: give calendar.yaml a version of its own`,
      );
  }
}

async function filesIn(folder: string): Promise<PolicyFiles> {
  const files = await readFolder(folder);
  if (files === null) throw new WrongUse(`${folder} is not a folder that can be read`);
  return files;
}

function printProblems(problems: readonly PlacedProblem[]): void {
  for (const problem of problems) console.log(textProblemLine(problem, problem.line));
}
