import { hash } from 'node:crypto';
import type { Pool } from 'pg';
import type { AskedTimes, TimesProblem } from '#access/reading.ts';
import { answerCohort, type CohortAnswer } from '#cohort/answer.ts';
import type { Pool as WavePool } from '#cohort/draw.ts';
import { type StandingOn, standingOn } from '#cohort/standing-on.ts';
import { formatInstant, londonDate } from '#kernel/instant.ts';
import { earliest, type PlainDate } from '#kernel/plain-date.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { readSettled } from '#store/person-reading.ts';
import { policyAt } from '#store/policy-in-force.ts';
import { readTimes } from '../asked-times.ts';
import { closedPools, poolOf } from './pools.ts';
import { type AsOf, standingsAsOf } from './standings-as-of.ts';
import { standingsNow } from './standings-now.ts';

/** A question about a cohort, as texts from outside; null asks for the default. */
export type AskedCohort = AskedTimes & {
  readonly name: string;
  /** How many to draw in place of the text's own number. */
  readonly size: number | null;
};

export type CohortProblem = { readonly kind: 'no-such-cohort'; readonly known: readonly string[] } | TimesProblem;

/** Progress of a list that has to be worked out from the evidence: people done, of all. */
export type Note = (done: number, of: number) => void;

export type ReadCohort = (asked: AskedCohort, note?: Note) => Promise<Result<CohortAnswer, CohortProblem>>;

/** The one way to read a cohort. Whoever shows people from the answer records the read of each first (`LogPeople`). */
export function cohortReader(pool: Pool, repository: Policy): ReadCohort {
  return async (asked, note = () => undefined) => {
    for (;;) {
      const times = readTimes(asked, await readSettled(pool));
      if (!times.ok) return times;
      const { validOn: on, knownAt } = times.value;
      const policy = await policyAt(pool, repository, knownAt);
      const text = policy.cohorts.get(asked.name);
      if (text === undefined) return fail({ kind: 'no-such-cohort', known: [...policy.cohorts.keys()] });
      const cohort = asked.size === null ? text : { ...text, draw: { ...text.draw, size: asked.size } };
      const question = { pool, policy, cohort, knownAt, note, on };
      const isNow = asked.knownAt === null && on <= londonDate(knownAt);
      const known = await (isNow ? knownNow(question) : knownThen(question));
      if (known === null) continue;
      const drawing = { cohort, closed: known.closed, open: poolOf(known.open), on };
      const said = { policy: policy.version, knownAt: formatInstant(knownAt) };
      return ok(answerCohort(known.standings, drawing, said, sha256));
    }
  };
}

type Question = Omit<AsOf, 'validOn' | 'among'> & { readonly on: PlainDate };

type Known = {
  readonly closed: readonly WavePool[];
  readonly standings: readonly StandingOn[];
  /** On the last day of the wave that is open. */
  readonly open: readonly StandingOn[];
};

/** @returns null when something was recorded meanwhile, and the question must be put again */
async function knownNow(question: Question): Promise<Known | null> {
  const closed = await closedPools(question);
  const standings = await standingsNow(question);
  // Only while nobody has joined a closed wave does a draw hang on the one that is open.
  const isDrawn = closed.some((wave) => wave.size > 0);
  const open = isDrawn ? [] : await standingsNow({ ...question, on: lastDayOf(question, closed.length) });
  return standings === null || open === null ? null : { closed, standings, open };
}

/** As known then, worked out from the evidence. */
async function knownThen(question: Question): Promise<Known> {
  const { on } = question;
  const closed = await closedPools(question);
  const known = await standingsAsOf({ ...question, validOn: on, among: null });
  const lastDay = lastDayOf(question, closed.length);
  return {
    closed,
    standings: known.map((each) => standingOn(each, on)),
    open: known.map((each) => standingOn(each, lastDay)),
  };
}

export function sha256(text: string): string {
  return hash('sha256', text);
}

/** The day by which people join the wave that is open: its own, or so far the day of the known instant. */
function lastDayOf({ cohort, knownAt }: Question, closed: number): PlainDate {
  const own = cohort.draw.days[closed];
  const today = londonDate(knownAt);
  return own === undefined ? today : (earliest(own, today) ?? today);
}
