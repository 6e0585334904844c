import { academicYearOf } from '#kernel/academic-year.ts';
import { type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import { isPlainDate } from '#kernel/plain-date.ts';
import type { Observation } from '#observation/observation.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { parseStart } from '../facet/course.ts';
import type { Evidence } from './evidence.ts';

/**
 * The courses, providers and sign-offs that a person's answer may depend on, at any time: every value ever said counts.
 * Called `roundsOfNaming` times, since a sign-off can only be named once the course and provider are known.
 * A provider that is known by name only is asked for as `name/<name>`.
 */
export function referencesOf(own: readonly Observation[], references: readonly Observation[]): readonly RecordRef[] {
  const found = new Map<string, RecordRef>();
  const add = (ref: RecordRef): void => {
    found.set(`${ref.feed}:${ref.key}`, ref);
  };
  const years = academicYears(own, references);
  const ukprns = new Set([
    ...textsOf(own, 'register-trainee', 'ukprn'),
    ...textsOf(references, 'publish-provider', 'ukprn'),
  ]);
  const candidates = own.filter((each) => each.feed === 'apply-candidate' && each.attribute === 'choice');
  const cycles = cyclesOf(own, candidates);
  const courses = [
    ...textsOf(own, 'apply-application', 'course_uuid'),
    ...candidates.flatMap(({ value }) => textIn(value, 'course_uuid')),
  ];
  for (const key of courses) add({ feed: 'publish-course', key });
  const codes = new Set([
    ...textsOf(own, 'apply-application', 'accredited_provider_code'),
    ...textsOf(own, 'apply-application', 'training_provider_code'),
    // The Candidate API names a course, and only the course names its providers.
    ...(candidates.length === 0 ? [] : textsOf(references, 'publish-course', 'provider_code')),
    ...(candidates.length === 0 ? [] : textsOf(references, 'publish-course', 'accredited_provider_code')),
  ]);
  for (const code of codes) for (const cycle of cycles) add({ feed: 'publish-provider', key: `${code}/${cycle}` });
  for (const { code, cycle } of claimedProviders(own)) add({ feed: 'publish-provider', key: `${code}/${cycle}` });
  for (const name of textsOf(own, 'register-trainee', 'provider_name'))
    add({ feed: 'publish-provider', key: `name/${name}` });
  for (const ukprn of ukprns) for (const year of years) add({ feed: 'register-sign-off', key: `${ukprn}/${year}` });
  return [...found.values()];
}

export const roundsOfNaming = 3;

/** The evidence with only those references that bear on an answer as known then. */
export function asKnown(evidence: Evidence, knownAt: Instant): Evidence {
  return { ...evidence, references: knownReferences(evidence.own, evidence.references, knownAt) };
}

/**
 * Of the references at hand, those that one of the person's records named by what was known then, each for itself: what
 * is named only later must not change an answer about the past.
 */
export function knownReferences(
  own: readonly Observation[],
  references: readonly Observation[],
  knownAt: Instant,
): readonly Observation[] {
  const known = references.filter((each) => each.recordedFrom <= knownAt);
  const said = own.filter((each) => each.recordedFrom <= knownAt);
  const named = [...Map.groupBy(said, formatRef).values()].flatMap((record) => {
    let references = referencesOf(record, []);
    // A candidate names a course, which names its providers, which with their year name a sign-off.
    for (let round = 1; round < roundsOfNaming; round += 1) references = referencesOf(record, pick(known, references));
    return references;
  });
  return pick(known, named);
}

function pick(references: readonly Observation[], named: readonly RecordRef[]): readonly Observation[] {
  const names = new Set(named.map(formatRef));
  const byName = references.filter(
    (each) =>
      each.feed === 'publish-provider' &&
      each.attribute === 'name' &&
      names.has(`publish-provider:name/${String(each.value)}`),
  );
  for (const each of byName) names.add(formatRef(each));
  return references.filter((each) => names.has(formatRef(each)));
}

function academicYears(own: readonly Observation[], references: readonly Observation[]): ReadonlySet<number> {
  const years = new Set<number>(
    cyclesOf(
      own,
      own.filter((each) => each.feed === 'apply-candidate' && each.attribute === 'choice'),
    ),
  );
  for (const text of textsOf(references, 'publish-course', 'start_date')) {
    const start = parseStart(text);
    if (start !== undefined) years.add(academicYearOf(start.date));
  }
  for (const attribute of ['itt_start_date', 'trainee_start_date']) {
    for (const text of textsOf(own, 'register-trainee', attribute))
      if (isPlainDate(text)) years.add(academicYearOf(text));
  }
  for (const each of own) {
    // A record without start dates counts for the year in which Register first had it.
    if (each.feed === 'register-trainee' && each.attribute === 'state')
      years.add(academicYearOf(londonDate(each.assertedAt)));
    if (each.feed === 'register-trainee' && each.attribute === 'submitted_for_trn_at') {
      const at = typeof each.value === 'string' ? parseInstant(each.value) : undefined;
      if (at !== undefined) years.add(academicYearOf(londonDate(at)));
    }
  }
  return years;
}

function cyclesOf(own: readonly Observation[], candidates: readonly Observation[]): readonly number[] {
  const told = candidates.map(({ value }) => memberOf(value, 'cycle')).filter((cycle) => typeof cycle === 'number');
  return [...numbersOf(own, 'apply-application', 'recruitment_cycle_year'), ...told];
}

/** A person names a provider and no cycle: its courses of that academic year are of that cycle or the next. */
function claimedProviders(own: readonly Observation[]): readonly { code: string; cycle: number }[] {
  return own
    .filter((each) => each.feed === 'claim' && each.attribute === 'value')
    .flatMap(({ value, assertedAt }) => {
      const year = academicYearOf(londonDate(assertedAt));
      return textIn(value, 'provider_code').flatMap((code) => [year, year + 1].map((cycle) => ({ code, cycle })));
    });
}

function textIn(value: Json, name: string): readonly string[] {
  const found = memberOf(value, name);
  return typeof found === 'string' ? [found] : [];
}

function textsOf(observations: readonly Observation[], feed: string, attribute: string): readonly string[] {
  const found: string[] = [];
  // A loop: this is asked ten times of everything that is known of everybody on a page.
  for (const each of observations) {
    if (each.attribute === attribute && each.feed === feed && typeof each.value === 'string') found.push(each.value);
  }
  return found;
}

function numbersOf(observations: readonly Observation[], feed: string, attribute: string): readonly number[] {
  return observations.flatMap((each) =>
    each.feed === feed && each.attribute === attribute && typeof each.value === 'number' ? [each.value] : [],
  );
}
