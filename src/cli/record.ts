import type { Command } from 'commander';
import { type Purpose, parsePurpose } from '#access/purpose.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Erased, PersonRecord } from '#record/answer.ts';
import { explain } from '#record/explain/explain.ts';
import { questionWords } from '#record/question-words.ts';
import { lookUpPeople } from '#store/holding.ts';
import type { System } from '../main.ts';
import { parseWho } from '../wiring/read-person.ts';
import { type BothTimes, timelineReader } from '../wiring/read-timelines.ts';
import { Failure } from './failure.ts';
import { printJson } from './print.ts';
import { noName, refusal } from './refusal.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

type Options = {
  validOn?: string;
  knownAt?: string;
  explain?: boolean;
  timeline?: boolean | string;
  purpose: string;
  json?: boolean;
};

export function addRecordVerb(program: Command): void {
  program
    .command('record')
    .description('one person: true on a day, as known at an instant')
    .argument('<who>', 'a person id, feed:key of any of their source records, a TRN, or an email address')
    .option('--valid-on <date>', 'the day, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', 'the instant, or a day for its end (default: the last settled instant)')
    .option('--explain', 'what decided it, what lost, and what would change it')
    .option('--timeline [name]', 'each attribute in both times, or one of them')
    .option('--purpose <purpose>', 'why you read; recorded with the read', 'operations')
    .option('--json', 'the document of the API')
    .action((who: string, options: Options) => {
      const purpose = parsePurpose(options.purpose);
      if (purpose === undefined)
        throw new WrongUse('--purpose must be a short word such as operations or support-call');
      return withSystem((system) => showRecord(system, who, purpose, options));
    });
}

async function showRecord(system: System, who: string, purpose: Purpose, options: Options): Promise<void> {
  const named = await nameOf(system, who);
  const asked = {
    who: named,
    validOn: options.validOn ?? null,
    knownAt: options.knownAt ?? null,
    client: 'command line',
    role: 'operator' as const,
    purpose,
  };
  const answered = await system.readPerson(asked);
  if (!answered.ok) throw refusal(answered.problem, who);
  const { record, view, policy, schools } = answered.value;
  const explanation = options.explain ? explain(view, record, policy) : undefined;
  const both = options.timeline ? await timelineReader(system.database.pool, system.policy)(answered.value) : undefined;
  const timelines = both && (options.timeline === true ? both : oneOf(both, String(options.timeline)));
  if (options.json)
    return printJson({
      ...record,
      schools,
      ...(timelines === undefined ? {} : { timelines }),
      ...(explanation === undefined ? {} : { explanation }),
    });
  printRecord(record);
  for (const school of schools)
    console.log(
      `school      ${school.urn}: ${school.name ?? 'no name'}, ${school.isListed ? school.standing : 'no longer listed'}`,
    );
  if (timelines !== undefined) printTimelines(timelines, record.validOn);
  if (explanation === undefined) return;
  console.log(`\nWhy\n  ${explanation.sentence}`);
  for (const each of explanation.evidence) console.log(`  ${each.source} says ${each.says} (since ${each.since})`);
  for (const each of explanation.losing) {
    console.log(`  would otherwise be: ${each.code} (${each.confidence}, ${each.rule}). ${each.because}`);
    for (const { source, says, since } of each.evidence) console.log(`    ${source} says ${says} (since ${since})`);
  }
  console.log('\nWhat would change this');
  for (const each of explanation.wouldChange) console.log(`  ${each}`);
  console.log(`\nWaiting for\n  ${explanation.waitingFor}`);
}

/** @throws when nothing was ever held under that name */
function oneOf({ held, believed }: BothTimes, name: string): BothTimes {
  const spans = held[name];
  if (spans === undefined)
    throw new WrongUse(`Nothing is held under ${name}; there is ${Object.keys(held).join(', ') || 'nothing'}`);
  return { held: { [name]: spans }, believed: { [name]: believed[name] ?? [] } };
}

function printTimelines({ held, believed }: BothTimes, validOn: string): void {
  for (const [name, spans] of Object.entries(held)) {
    console.log(`\n${name}`);
    for (const { from, until, held: one } of spans)
      console.log(
        `  ${from} to ${until ?? 'now'.padEnd(10)}  ${one === null ? 'nothing' : `${one.value} (${one.source})`}`,
      );
    for (const { knownFrom, held: one } of believed[name] ?? [])
      console.log(
        `  of ${validOn}, from ${formatInstant(knownFrom)}: ${one === null ? 'nothing' : `${one.value} (${one.source})`}`,
      );
  }
}

/** A TRN or an email address names people too, here where no address can leak it. */
async function nameOf(system: System, who: string): Promise<string> {
  if (parseWho(who) !== undefined) return who;
  if (/^\d+$/.test(who) && who.length !== 7) throw new Failure(`Nobody is known as ${who}: a TRN has seven digits.`);
  const by = /^\d{7}$/.test(who) ? { trn: who } : /^\S+@\S+$/.test(who) ? { email: who } : undefined;
  if (by === undefined) throw new WrongUse(noName(who));
  const [first, ...others] = (await lookUpPeople(system.database.pool, by)).map(({ who: name }) => name);
  if (first === undefined) throw new Failure(`Nobody is known as ${who} now.`);
  if (others.length > 0)
    throw new Failure(`${who} names ${others.length + 1} people. Ask for one of: ${[first, ...others].join(', ')}`);
  return first;
}

function printRecord(record: PersonRecord): void {
  const { status } = record;
  console.log(`${record.person}${record.redirectedFrom === null ? '' : ` (was ${record.redirectedFrom})`}`);
  console.log(`valid on ${record.validOn}, known at ${record.knownAt}, policy ${record.policy}\n`);
  console.log(
    `status      ${status.code} (${status.confidence}) since ${status.since}, from ${status.source}, rule ${status.rule}`,
  );
  if (status.flags.length > 0) console.log(`flags       ${status.flags.join(', ')}`);
  if (status.reviewOn !== null) console.log(`review on   ${status.reviewOn}`);
  for (const [way, found] of Object.entries(record.contact))
    console.log(`${way.padEnd(11)} ${valueText(found.value)} (${found.source}, ${found.rule})`);
  for (const [name, found] of Object.entries(record.attributes)) {
    console.log(
      `${name.padEnd(20)} ${valueText(found.value)} (${found.source}, ${found.confidence}, since ${found.since})`,
    );
  }
  for (const episode of record.episodes) {
    console.log(
      `episode     ${episode.academicYear}: ${episode.status} since ${episode.since}, provider ${episode.provider ?? 'unknown'}, from ${episode.sourceRecords.join(', ')}`,
    );
  }
  for (const each of record.contradictions)
    console.log(
      `contradiction ${each.kind}: ${each.sides.map((side) => `${side.source} ${side.value}`).join(' against ')}, due ${each.due} (${each.owner})`,
    );
  for (const task of record.tasks) console.log(`task        ${task.kind}, due ${task.due}`);
  if (record.question !== null)
    console.log(`question    ask the ${record.question.ask} by ${record.question.by}: ${questionWords(record)}`);
  console.log(`records     ${record.sourceRecords.join(', ')}`);
}

function valueText(value: string | number | Erased): string {
  return typeof value === 'object' ? `erased at ${value.erased}` : String(value);
}
