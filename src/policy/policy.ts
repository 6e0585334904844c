import type { z } from 'zod';
import type { Matching } from '#identity/likely/matching.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type Authority, authoritySchema } from './authority.ts';
import { type Calendar, calendarSchema } from './calendar.ts';
import { type Cohort, cohortSchema } from './cohort.ts';
import { type ContactPolicy, contactSchema } from './contact.ts';
import { type FeedTimetable, feedSchema } from './feed-timetable.ts';
import type { CheckPolicy } from './identity/check.ts';
import { type Lag, lagSchema } from './lag.ts';

/** The policy texts in force, as the core reads them. */
export type Policy = Rules & {
  /** By what records that share no number are one person's. */
  readonly matching: Matching;
  /** When that is worked out again as a whole. */
  readonly check: CheckPolicy;
};

/** Those that are YAML of one file each. */
export type Rules = {
  readonly version: string;
  readonly calendar: Calendar;
  readonly lag: Lag;
  readonly contact: ContactPolicy;
  readonly authority: Authority;
  readonly feed: FeedTimetable;
  /** By the name of the cohort. */
  readonly cohorts: ReadonlyMap<string, Cohort>;
};

/** The texts by file name without its ending, as YAML gave them. */
export type PolicyTexts = Readonly<Record<'calendar' | 'lag' | 'contact' | 'authority' | 'feed', unknown>> & {
  readonly cohorts: Readonly<Record<string, unknown>>;
};

/** @returns the policy, or every line that does not fit, each with its file and place. */
export function parsePolicy(texts: PolicyTexts): Result<Rules, readonly string[]> {
  const calendar = calendarSchema.safeParse(texts.calendar);
  const lag = lagSchema.safeParse(texts.lag);
  const contact = contactSchema.safeParse(texts.contact);
  const authority = authoritySchema.safeParse(texts.authority);
  const feed = feedSchema.safeParse(texts.feed);
  const cohorts = parseCohorts(texts.cohorts);
  if (calendar.success && lag.success && contact.success && authority.success && feed.success && cohorts.ok) {
    return ok({
      version: calendar.data.version,
      calendar: calendar.data,
      lag: lag.data,
      contact: contact.data,
      authority: authority.data,
      feed: feed.data,
      cohorts: cohorts.value,
    });
  }
  return fail([
    ...Object.entries({ calendar, lag, contact, authority, feed }).flatMap(([file, parsed]) =>
      parsed.success ? [] : problemsIn(file, parsed.error),
    ),
    ...(cohorts.ok ? [] : cohorts.problem),
  ]);
}

function parseCohorts(
  texts: Readonly<Record<string, unknown>>,
): Result<ReadonlyMap<string, Cohort>, readonly string[]> {
  const cohorts = new Map<string, Cohort>();
  const problems: string[] = [];
  for (const [file, text] of Object.entries(texts)) {
    const parsed = cohortSchema.safeParse(text);
    if (!parsed.success) problems.push(...problemsIn(`cohort/${file}`, parsed.error));
    else if (parsed.data.name !== file)
      problems.push(`policy/cohort/${file}.yaml, name: expected the file's own, ${file}`);
    else cohorts.set(file, parsed.data);
  }
  return problems.length > 0 ? fail(problems) : ok(cohorts);
}

function problemsIn(file: string, error: z.ZodError): readonly string[] {
  return error.issues.map(
    (issue) => `policy/${file}.yaml, ${issue.path.join('.') || 'the whole file'}: ${issue.message}`,
  );
}
