import type { Matching } from '#identity/likely/matching.ts';
import type { Json } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type Authority, authoritySchema } from './authority.ts';
import { type Calendar, calendarSchema } from './calendar.ts';
import { type Cohort, cohortSchema } from './cohort.ts';
import { type ContactPolicy, contactSchema } from './contact.ts';
import { type FeedTimetable, feedSchema } from './feed-timetable.ts';
import type { CheckPolicy } from './identity/check.ts';
import { type Lag, lagSchema } from './lag.ts';
import { type Retention, retentionSchema } from './retention.ts';
import { problemsIn, type TextProblem } from './text-problem.ts';

/** The policy texts, as the core reads them. */
export type Policy = Rules & {
  /** These rules as they were written, comments and all, by their path below the folder. */
  readonly files: Readonly<Record<string, string>>;
  /** By what records that share no number are one person's. */
  readonly matching: Matching;
  /** When that is worked out again as a whole. */
  readonly check: CheckPolicy;
};

/** Those that are published: how sources are weighed, for whom, when they are read, and what is kept. */
export type Rules = {
  readonly version: string;
  readonly calendar: Calendar;
  readonly lag: Lag;
  readonly contact: ContactPolicy;
  readonly authority: Authority;
  readonly feed: FeedTimetable;
  readonly retention: Retention;
  /** By the name of the cohort. */
  readonly cohorts: ReadonlyMap<string, Cohort>;
};

/** The texts of which there is one each, by file name without its ending. */
export const textNames = ['authority', 'calendar', 'contact', 'feed', 'lag', 'retention'] as const;

/** What YAML gave for each text, by its path below the folder: `lag.yaml`, `cohort/first.yaml`. */
export type RuleTexts = Readonly<Record<string, Json>>;

/** @returns the rules, or every line that does not fit, each with its file and place. */
export function parsePolicy(texts: RuleTexts): Result<Rules, readonly TextProblem[]> {
  const calendar = calendarSchema.safeParse(texts['calendar.yaml']);
  const lag = lagSchema.safeParse(texts['lag.yaml']);
  const contact = contactSchema.safeParse(texts['contact.yaml']);
  const authority = authoritySchema.safeParse(texts['authority.yaml']);
  const feed = feedSchema.safeParse(texts['feed.yaml']);
  const retention = retentionSchema.safeParse(texts['retention.yaml']);
  const cohorts = parseCohorts(texts);
  if (
    calendar.success &&
    lag.success &&
    contact.success &&
    authority.success &&
    feed.success &&
    retention.success &&
    cohorts.ok
  ) {
    return ok({
      version: calendar.data.version,
      calendar: calendar.data,
      lag: lag.data,
      contact: contact.data,
      authority: authority.data,
      feed: feed.data,
      retention: retention.data,
      cohorts: cohorts.value,
    });
  }
  const parsed = { authority, calendar, contact, feed, lag, retention };
  return fail([
    ...textNames.flatMap((name) => {
      const { error } = parsed[name];
      return error === undefined ? [] : problemsIn(`${name}.yaml`, texts[`${name}.yaml`], error);
    }),
    ...(cohorts.ok ? [] : cohorts.problem),
  ]);
}

function parseCohorts(texts: RuleTexts): Result<ReadonlyMap<string, Cohort>, readonly TextProblem[]> {
  const cohorts = new Map<string, Cohort>();
  const problems: TextProblem[] = [];
  for (const [file, text] of Object.entries(texts)) {
    const name = /^cohort\/(.+)\.yaml$/.exec(file)?.[1];
    if (name === undefined) continue;
    const parsed = cohortSchema.safeParse(text);
    if (!parsed.success) problems.push(...problemsIn(file, text, parsed.error));
    else if (parsed.data.name !== name)
      problems.push({ file, path: ['name'], kind: 'wrong', says: `must be the file's own, ${name}` });
    else cohorts.set(name, parsed.data);
  }
  if (problems.length > 0) return fail(problems);
  // By their texts people are found whom another policy has overtaken.
  if (cohorts.size === 0) return fail([{ file: 'cohort', path: [], kind: 'missing', says: noCohort }]);
  return ok(cohorts);
}

const noCohort = 'holds no cohort, and one is needed';
