import type { Pool } from 'pg';
import type { TimesProblem } from '#access/reading.ts';
import { codeOn, type StatusFrom } from '#cohort/week.ts';
import {
  type Counts,
  compareFunding,
  countsAs,
  type FundedLine,
  type FundingComparison,
  type TraineeCounted,
} from '#insight/funding-check.ts';
import { academicYearOf } from '#kernel/academic-year.ts';
import { endOfLondonDay, formatInstant, londonDate } from '#kernel/instant.ts';
import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { type StatusCode, statusCodes } from '#source/status.ts';
import {
  readFundedLines,
  readLastFundingFile,
  readProviderNames,
  readTraineesOfYear,
  type TraineeOfYear,
} from '#store/funding.ts';
import { readSettled } from '#store/person-reading.ts';
import { policyAt } from '#store/policy-in-force.ts';
import { readTimes } from './asked-times.ts';
import { livesOf } from './cohort/lives.ts';
import type { Note } from './cohort/read-cohort.ts';
import { providerMatcher } from './match-provider.ts';

/** Null asks for the default: the academic year of the day, today, the last settled instant. */
export type AskedFunding = {
  readonly year: number | null;
  readonly validOn: string | null;
  readonly knownAt: string | null;
};

export type FundingCheck = FundingComparison & {
  readonly year: number;
  readonly validOn: PlainDate;
  readonly knownAt: string;
  /** When the Funding team's file came in; null when none has. */
  readonly fileAt: string | null;
};

export type ReadFunding = (asked: AskedFunding, note?: Note) => Promise<Result<FundingCheck, TimesProblem>>;

/** So far the Funding team's counts run behind Register (source/catalogue.ts: a month). */
const lagDays = 31;

/** Our counts of trainees beside the Funding team's. Nobody is named, and nobody's status depends on it (R11). */
export function fundingReader(pool: Pool, repository: Policy): ReadFunding {
  return async (asked, note = () => undefined) => {
    const times = readTimes(asked, await readSettled(pool));
    if (!times.ok) return times;
    const { validOn, knownAt } = times.value;
    const year = asked.year ?? academicYearOf(validOn);
    const [lines, providers, trainees, fileAt] = await Promise.all([
      readFundedLines(pool, year, knownAt),
      readProviderNames(pool, knownAt),
      readTraineesOfYear(pool, { from: `${year}-08-01`, to: `${year + 1}-07-31` }, knownAt),
      readLastFundingFile(pool, knownAt),
    ]);
    const people = [...new Set(trainees.map(({ person }) => person))];
    const policy = await policyAt(pool, repository, knownAt);
    const lives = await livesOf({ pool, policy, people, knownAt, note });
    const before = addDays(fileAt === null ? validOn : londonDate(fileAt), -lagDays);
    const days = { before: before < validOn ? before : validOn, now: validOn };
    const match = providerMatcher(providers);
    const ours = countTrainees(trainees, lives, days, match);
    const theirs = lines.map(
      ({ provider, provider_name: name, ...line }): FundedLine => ({ ...line, ...match({ id: provider, name }) }),
    );
    const at = fileAt === null ? null : formatInstant(fileAt);
    return ok({ year, validOn, knownAt: formatInstant(knownAt), fileAt: at, ...compareFunding(ours, theirs) });
  };
}

type Days = { readonly before: PlainDate; readonly now: PlainDate };

/** Somebody with two records for one course is counted once. */
function countTrainees(
  trainees: readonly TraineeOfYear[],
  lives: ReadonlyMap<string, readonly StatusFrom[]>,
  days: Days,
  match: ReturnType<typeof providerMatcher>,
): readonly TraineeCounted[] {
  const found = new Map<string, TraineeCounted>();
  for (const trainee of trainees) {
    const statuses = lives.get(trainee.person) ?? [];
    const who = match({ id: trainee.ukprn, name: trainee.provider_name });
    const { subject, route } = trainee;
    const name = [trainee.person, who.provider, subject, route].join('\u0000');
    const counted = {
      ...who,
      subject,
      route,
      before: countsOn(trainee, statuses, days.before),
      now: countsOn(trainee, statuses, days.now),
    };
    const other = found.get(name);
    found.set(name, other === undefined ? counted : { ...counted, ...mostOf(counted, other) });
  }
  return [...found.values()];
}

/** A record counts while it is a present trainee's or one who finished; whether they have started is the person's status. */
function countsOn({ states }: TraineeOfYear, statuses: readonly StatusFrom[], on: PlainDate): Counts {
  const end = endOfLondonDay(on);
  const state = states.findLast(([at]) => at <= end)?.[1];
  if (state === undefined || ['draft', 'withdrawn'].includes(state)) return 'not';
  const code = codeOn(statuses, on);
  return isStatus(code) ? countsAs(code) : 'not';
}

function mostOf(a: TraineeCounted, b: TraineeCounted): Pick<TraineeCounted, 'before' | 'now'> {
  const most = (one: Counts, other: Counts): Counts =>
    one === 'counted' || other === 'counted' ? 'counted' : one === 'uncertain' ? one : other;
  return { before: most(a.before, b.before), now: most(a.now, b.now) };
}

function isStatus(code: string): code is StatusCode {
  return statusCodes.some((each) => each === code);
}
