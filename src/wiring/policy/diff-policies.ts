import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { PersonRecord } from '#record/answer.ts';
import { changesBetween } from '#record/answer-change.ts';
import { type ChangeTally, openTally } from '#record/change-tally.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { viewPerson } from '#record/person-view.ts';
import { answer } from '#record/resolve.ts';
import { evidenceOfEverybody } from '../everybody.ts';

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

/**
 * Decides everybody under both texts, as known at an instant, and counts what changes. Nothing is written. People are read
 * some at a time and forgotten again; while some are decided, the next are on their way.
 */
export async function diffPolicies(asked: AskedDiff): Promise<PolicyDiff> {
  const { pool, knownAt, note } = asked;
  const began = performance.now();
  const tally = openTally(asked.examples);
  let people = 0;
  for await (const some of evidenceOfEverybody(pool, knownAt)) {
    for (const { person, evidence } of some) tally.add(person, changesOf(person, evidence, asked));
    people += some.length;
    note(people);
  }
  return { ...tally.result(), people, seconds: (performance.now() - began) / 1000 };
}

function changesOf(person: string, evidence: Evidence, { from, to, validOn, knownAt }: AskedDiff) {
  const question = { person, redirectedFrom: null, reviewing: [], validOn, knownAt };
  const under = (policy: Policy): PersonRecord => answer(viewPerson(evidence, knownAt, policy), question, policy);
  return changesBetween(under(from), under(to));
}
