import { hash } from 'node:crypto';
import type { Pool } from 'pg';
import { answerCohort, type CohortAnswer } from '#cohort/answer.ts';
import { type PersonStanding, type StandingOn, standingOn } from '#cohort/standing-on.ts';
import { formatInstant, type Instant, londonDate } from '#kernel/instant.ts';
import { earliest, isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import { readSettled } from '#store/person-reading.ts';
import { parseKnownAt } from '../read-person.ts';
import { closedPools, poolOf } from './pools.ts';
import { standingsAsOf } from './standings-as-of.ts';

/** A question about a cohort, as texts from outside; null asks for the default. */
export type AskedCohort = {
  readonly name: string;
  readonly validOn: string | null;
  readonly knownAt: string | null;
  /** How many to draw in place of the text's own number. */
  readonly size: number | null;
};

export type CohortProblem =
  | { readonly kind: 'no-such-cohort'; readonly known: readonly string[] }
  | { readonly kind: 'bad-valid-on' }
  | { readonly kind: 'bad-known-at' }
  | { readonly kind: 'not-settled'; readonly settled: string };

/** Progress of a list that has to be worked out from the evidence: people done, of all. */
export type Note = (done: number, of: number) => void;

export type ReadCohort = (asked: AskedCohort, note?: Note) => Promise<Result<CohortAnswer, CohortProblem>>;

/** The one way to read a cohort. Whoever shows people from the answer records the read of each first (`logPeople`). */
export function cohortReader(pool: Pool, policy: Policy): ReadCohort {
  return async (asked, note = () => undefined) => {
    const text = policy.cohorts.get(asked.name);
    if (text === undefined) return fail({ kind: 'no-such-cohort', known: [...policy.cohorts.keys()] });
    const asOf = asked.knownAt === null ? null : parseKnownAt(asked.knownAt);
    if (asOf === undefined) return fail({ kind: 'bad-known-at' });
    const settled = await readSettled(pool);
    const knownAt = asOf ?? settled;
    if (knownAt > settled) return fail({ kind: 'not-settled', settled: formatInstant(settled) });
    const on = asked.validOn ?? londonDate(settled);
    if (!isPlainDate(on)) return fail({ kind: 'bad-valid-on' });
    const cohort = asked.size === null ? text : { ...text, draw: { ...text.draw, size: asked.size } };
    const closed = await closedPools(pool, policy, cohort, knownAt, note);
    const known = await standingsAsOf({ pool, policy, cohort, validOn: on, knownAt, among: null, note });
    const open = poolOf(known, lastDayOf(cohort, closed.length, knownAt));
    const standings: readonly StandingOn[] = known.map((each: PersonStanding) => standingOn(each, on));
    const question = { policy: policy.version, knownAt: formatInstant(knownAt) };
    return ok(answerCohort(standings, { cohort, closed, open, on }, question, sha256));
  };
}

export function sha256(text: string): string {
  return hash('sha256', text);
}

/** The day by which people join the wave that is open: its own, or so far the day of the known instant. */
function lastDayOf(cohort: Cohort, closed: number, knownAt: Instant): PlainDate {
  const own = cohort.draw.days[closed];
  const today = londonDate(knownAt);
  return own === undefined ? today : (earliest(own, today) ?? today);
}
