import { setImmediate } from 'node:timers/promises';
import type { Pool } from 'pg';
import { inGroups } from '#job/in-groups.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { PersonRecord } from '#record/answer.ts';
import { changesBetween } from '#record/answer-change.ts';
import { type ChangeTally, openTally } from '#record/change-tally.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { coverageOf } from '#record/evidence/scope.ts';
import { viewPerson } from '#record/person-view.ts';
import { answer } from '#record/resolve.ts';
import { readCoverageAt, readKnownPeople, readPeopleAfter } from '#store/evidence-batch.ts';
import { evidenceReader, type PersonHeard } from '../cohort/views-as-of.ts';

export type PolicyDiff = ChangeTally & {
  readonly people: number;
  readonly seconds: number;
};

export type AskedDiff = {
  readonly pool: Pool;
  readonly from: Policy;
  readonly to: Policy;
  readonly validOn: PlainDate;
  readonly knownAt: Instant;
  /** So many people are named of each kind of change. */
  readonly examples: number;
  readonly note: (people: number) => void;
};

/** So many people's ids are read at a time, and the evidence of so many. */
const idsAtOnce = 5000;
const peopleAtOnce = 250;

/**
 * Decides everybody under both texts, as known at an instant, and counts what changes. Nothing is written. People are read
 * some at a time and forgotten again; while some are decided, the next are on their way.
 */
export async function diffPolicies(asked: AskedDiff): Promise<PolicyDiff> {
  const { pool, knownAt, note } = asked;
  const began = performance.now();
  const coverage = await readCoverageAt(pool, knownAt);
  const tally = openTally(asked.examples);
  let people = 0;
  for await (const some of evidenceOfEverybody(pool, knownAt)) {
    for (const { person, evidence } of some) {
      const known = { ...evidence, coverage: coverageOf(evidence.own, coverage) };
      tally.add(person, changesOf(person, known, asked));
    }
    people += some.length;
    note(people);
    await setImmediate();
  }
  return { ...tally.result(), people, seconds: (performance.now() - began) / 1000 };
}

async function* evidenceOfEverybody(
  pool: Pool,
  knownAt: Instant,
): AsyncGenerator<readonly PersonHeard[], void, undefined> {
  const read = evidenceReader(pool, knownAt);
  const underWay: Promise<readonly PersonHeard[]>[] = [];
  for (let after: string | null = null; ; ) {
    const ids: readonly string[] = await readPeopleAfter(pool, after, knownAt, idsAtOnce);
    for (const some of inGroups(ids, peopleAtOnce)) {
      const next = readKnownPeople(pool, knownAt, some).then(read);
      next.catch(() => undefined);
      underWay.push(next);
      const [first] = underWay.length > 1 ? underWay.splice(0, 1) : [];
      if (first !== undefined) yield await first;
    }
    after = ids.at(-1) ?? null;
    if (ids.length < idsAtOnce) break;
  }
  for (const rest of underWay) yield await rest;
}

function changesOf(person: string, evidence: Evidence, { from, to, validOn, knownAt }: AskedDiff) {
  const question = { person, redirectedFrom: null, reviewing: [], validOn, knownAt };
  const under = (policy: Policy): PersonRecord => answer(viewPerson(evidence, knownAt, policy), question, policy);
  return changesBetween(under(from), under(to));
}
