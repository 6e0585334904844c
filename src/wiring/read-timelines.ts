import type { Pool } from 'pg';
import type { Asked, ReadProblem } from '#access/reading.ts';
import type { BothTimesAnswer } from '#api/port.ts';
import { formatInstant, type Instant } from '#kernel/instant.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import { attributeTimelines, type Timelines } from '#record/attribute-timeline.ts';
import { type Belief, beliefsOn } from '#record/belief.ts';
import { policyUnder } from '#store/policy-in-force.ts';
import { readPublications } from '#store/policy-publication.ts';
import type { ReadAnswer, ReadPerson } from './read-person.ts';

/** A record's attributes in both times. */
export type BothTimes = {
  /** Over valid time, as known at the instant of the answer. */
  readonly held: Timelines;
  /** Of the day of the answer, by when we came to hold it. */
  readonly believed: Readonly<Record<string, readonly Belief[]>>;
};

export type ReadTimelines = (answer: ReadAnswer) => Promise<BothTimes>;

/** Out of an answer that was read, and so recorded, already; each instant is judged under the policy of its day. */
export function timelineReader(pool: Pool, repository: Policy): ReadTimelines {
  return async ({ record, view, evidence, policy }) => {
    const published = await Promise.all(
      (await readPublications(pool)).map(async ({ id, from }) => ({
        from,
        policy: await policyUnder(pool, id, repository),
      })),
    );
    const policyAt = (at: Instant): Policy =>
      published.find(({ from }) => from === null || from <= at)?.policy ?? repository;
    return {
      held: attributeTimelines(view, policy),
      believed: beliefsOn(evidence, record.validOn, view.knownAt, policyAt),
    };
  };
}

/** A record's attributes in both times as a document, read as any record is. */
export function bothTimes(readPerson: ReadPerson, readTimelines: ReadTimelines) {
  return async (asked: Asked): Promise<Result<BothTimesAnswer, ReadProblem>> => {
    const answered = await readPerson(asked);
    if (!answered.ok) return answered;
    const { person, validOn, knownAt } = answered.value.record;
    const { mayTell } = answered.value;
    const { held, believed } = await readTimelines(answered.value);
    const told = Object.fromEntries(Object.entries(held).filter(([name]) => mayTell(name)));
    const inWords = Object.entries(believed)
      .filter(([name]) => mayTell(name))
      .map(([name, all]): [string, BothTimesAnswer['believed'][string]] => [
        name,
        all.map((each) => ({ knownFrom: formatInstant(each.knownFrom), held: each.held })),
      ]);
    return ok({ person, validOn, knownAt, held: told, believed: Object.fromEntries(inWords) });
  };
}
