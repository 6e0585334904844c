import { parsePurpose } from '#access/purpose.ts';
import { formatInstant, type Instant, instant, londonDate } from '#kernel/instant.ts';
import { canonicalJson, type Json } from '#kernel/json.ts';
import { compareText } from '#observation/version.ts';
import { heldValue, type PersonRecord } from '#record/answer.ts';
import { parseRef, type RecordRef } from '#source/record-ref.ts';
import type { ReadCohort } from '../cohort/read-cohort.ts';
import type { ReadAnswer, ReadPerson } from '../read-person.ts';
import { cohortDifferences } from './check-cohort.ts';
import { schoolDifferences } from './check-schools.ts';
import type { Expectation } from './story.ts';

/** The ways in which a story looks at what was made of it: the system's own. */
export type StoryReaders = {
  readonly readPerson: ReadPerson;
  readonly readCohort: ReadCohort;
  /** Whether a record stood in its feed's complete lists; null for one of which nothing was heard. */
  isListed(ref: RecordRef, knownAt: Instant): Promise<boolean | null>;
  /** What stands of what was decided of whose these records are. */
  decisionsOf(refs: readonly RecordRef[]): Promise<readonly { readonly kind: string; readonly decidedAt: string }[]>;
};

/** What several lines say at one moment is recorded one microsecond after the other: all of it counts at that moment. */
function throughout(at: Instant): Instant {
  return instant(at.replace(/000Z$/, '999Z'));
}

/** Holds one expectation against the record. @returns what differs, in the story's words */
export async function check(told: Expectation, readers: StoryReaders): Promise<readonly string[]> {
  const expected = { ...told, at: throughout(told.at) };
  const { readPerson, readCohort } = readers;
  if (expected.listed !== undefined) return checkListed(expected, expected.listed, readers);
  const on = expected.on ?? londonDate(expected.at);
  const answer = await read(expected.who, on, expected.at, readPerson);
  const record = answer?.record ?? null;
  const place = `${expected.who} at ${formatInstant(told.at)}${expected.on === undefined ? '' : ` on ${expected.on}`}`;
  if (expected.absent === true)
    return record === null ? [] : [`${place}: expected nobody, found ${record.status.code}`];
  if (answer === null || record === null) return [`${place}: nobody is known by this name`];
  const differs = (what: string, wanted: unknown, found: unknown): readonly string[] =>
    same(wanted, found) ? [] : [`${place}: ${what} is ${show(found)}, expected ${show(wanted)}`];
  const plain: readonly [string, unknown, unknown][] = [
    ['status', expected.status, record.status.code],
    ['confidence', expected.confidence, record.status.confidence],
    ['source', expected.source, record.status.source],
    ['since', expected.since, record.status.since],
    ['rule', expected.rule, record.status.rule],
    ['flags', expected.flags?.toSorted(), record.status.flags.toSorted()],
    ['email', expected.email, heldValue(record.contact.email) ?? null],
    ['phone', expected.phone, heldValue(record.contact.phone) ?? null],
    ['episodes', expected.episodes, record.episodes.length],
    [
      'contradictions',
      expected.contradictions?.toSorted(),
      record.contradictions
        .filter(({ state }) => state === 'open')
        .map((each) => each.kind)
        .toSorted(),
    ],
    ['tasks', expected.tasks?.toSorted(), tasksOf(record, expected.tasks ?? [])],
  ];
  const asked = questionDifferences(expected.question, record.question, differs);
  const spoken = { who: expected.who, person: record.person, view: answer.view, validOn: on, knownAt: expected.at };
  const inCohort = expected.cohort === undefined ? [] : await cohortDifferences(expected.cohort, spoken, readCohort);
  const found = [...plain, ...inCohort].flatMap(([what, wanted, value]) =>
    wanted === undefined ? [] : differs(what, wanted, value),
  );
  const attributes = Object.entries(expected.attribute ?? {}).flatMap(([name, wanted]) => {
    const value = record.attributes[name];
    return [
      ...('value' in wanted ? differs(`${name}`, wanted.value, heldValue(value) ?? null) : []),
      ...(wanted.source === undefined ? [] : differs(`the source of ${name}`, wanted.source, value?.source ?? null)),
      ...(wanted.confidence === undefined
        ? []
        : differs(`the confidence of ${name}`, wanted.confidence, value?.confidence ?? null)),
    ];
  });
  const decided = expected.decided === undefined ? [] : await decidedBy(record, expected.at, readers);
  const schools = schoolDifferences(expected.schools ?? {}, answer.schools, differs);
  return [
    ...found,
    ...asked,
    ...attributes,
    ...schools,
    ...(expected.decided === undefined ? [] : differs('what was decided', expected.decided, decided)),
    ...(await checkIdentity(expected, record, place, readPerson)),
  ];
}

function questionDifferences(
  wanted: Expectation['question'],
  found: PersonRecord['question'],
  differs: (what: string, wanted: unknown, found: unknown) => readonly string[],
): readonly string[] {
  if (wanted === undefined) return [];
  if (wanted === null || found === null) return differs('the question', wanted, found);
  const { ask, claims, from, by } = wanted;
  return [
    ...(ask === undefined ? [] : differs('who is asked', ask, found.ask)),
    ...(claims === undefined ? [] : differs('what is asked', claims.toSorted(), found.claims.toSorted())),
    ...(from === undefined ? [] : differs('the day from which to ask', from, found.from ?? null)),
    ...(by === undefined ? [] : differs('the day by which to ask', by, found.by)),
  ];
}

async function decidedBy(
  { sourceRecords }: PersonRecord,
  at: Instant,
  { decisionsOf }: StoryReaders,
): Promise<readonly string[]> {
  const all = await decisionsOf(sourceRecords.flatMap((name) => parseRef(name) ?? []));
  return all
    .filter(({ decidedAt }) => decidedAt <= at)
    .toSorted((a, b) => compareText(a.decidedAt, b.decidedAt) || compareText(a.kind, b.kind))
    .map(({ kind }) => kind);
}

async function checkListed(
  { who, at }: Expectation,
  wanted: boolean,
  { isListed }: StoryReaders,
): Promise<readonly string[]> {
  const ref = parseRef(who);
  const found = ref === undefined ? null : await isListed(ref, at);
  const words = found === null ? 'never heard of' : found ? 'listed' : 'no longer listed';
  return found === wanted ? [] : [`${who} at ${formatInstant(at)}: it is ${words}`];
}

async function checkIdentity(
  expected: Expectation,
  record: PersonRecord,
  place: string,
  readPerson: ReadPerson,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const personOf = async (who: string): Promise<string | undefined> =>
    (await read(who, londonDate(expected.at), expected.at, readPerson))?.record.person;
  for (const other of expected.same_as ?? []) {
    if ((await personOf(other)) !== record.person)
      problems.push(`${place}: expected to be the same person as ${other}`);
  }
  for (const other of expected.not_same_as ?? []) {
    if ((await personOf(other)) === record.person)
      problems.push(`${place}: expected not to be the same person as ${other}`);
  }
  if (expected.redirects_to !== undefined && (await personOf(expected.redirects_to)) !== record.person)
    problems.push(`${place}: expected to lead to ${expected.redirects_to}`);
  return problems;
}

async function read(who: string, validOn: string, knownAt: string, readPerson: ReadPerson): Promise<ReadAnswer | null> {
  const purpose = parsePurpose('scenario');
  if (purpose === undefined) throw new Error('scenario is not a purpose');
  const answered = await readPerson({ who, validOn, knownAt, client: 'scenario', role: 'operator', purpose });
  if (answered.ok) return answered.value;
  if (answered.problem.kind === 'nobody') return null;
  throw new Error(`${who} cannot be read: ${answered.problem.kind}`);
}

/** As sets; a possible match counts only where a story names it. */
function tasksOf(record: PersonRecord, wanted: readonly string[]): readonly string[] {
  return record.tasks
    .map((task) => task.kind)
    .filter((kind) => kind !== 'review_match' || wanted.includes(kind))
    .toSorted();
}

function same(wanted: unknown, found: unknown): boolean {
  return canonicalJson(toJson(wanted)) === canonicalJson(toJson(found));
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
