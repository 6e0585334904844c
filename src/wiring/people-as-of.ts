import type { Pool } from 'pg';
import type { AskedTimes, TimesProblem } from '#access/reading.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { compareText } from '#observation/version.ts';
import type { Policy } from '#policy/policy.ts';
import { viewPerson } from '#record/person-view.ts';
import { answer } from '#record/resolve.ts';
import type { QueuedContradiction } from '#store/contradiction-queue.ts';
import { countKnownPeople } from '#store/evidence-batch.ts';
import type { ListedPerson } from '#store/holding.ts';
import { readSettled } from '#store/person-reading.ts';
import { policyAt } from '#store/policy-in-force.ts';
import { readTimes } from './asked-times.ts';
import { evidenceOfEverybody } from './everybody.ts';
import type { Note } from './workshop.ts';

/** Everybody's status on a day as known at an instant, by name, and what stood against what, what was due first on top. */
export type PeopleAsOf = {
  readonly validOn: PlainDate;
  readonly knownAt: Instant;
  readonly people: readonly ListedPerson[];
  readonly contradictions: readonly QueuedContradiction[];
};

export type ReadPeopleAsOf = (asked: AskedTimes, note: Note) => Promise<Result<PeopleAsOf, TimesProblem>>;

/** For lists and counts of another day or of what was known then: what is kept of everybody is of now alone. */
export function peopleAsOf(pool: Pool, repository: Policy): ReadPeopleAsOf {
  return async (asked, note) => {
    const times = readTimes(asked, await readSettled(pool));
    if (!times.ok) return fail(times.problem);
    const { validOn, knownAt } = times.value;
    const policy = await policyAt(pool, repository, knownAt);
    const everybody = await countKnownPeople(pool, knownAt);
    const people: ListedPerson[] = [];
    const contradictions: QueuedContradiction[] = [];
    for await (const some of evidenceOfEverybody(pool, knownAt)) {
      for (const { person, who, evidence } of some) {
        const question = { person, redirectedFrom: null, reviewing: [], validOn, knownAt };
        const { status, contradictions: own } = answer(viewPerson(evidence, knownAt, policy), question, policy);
        people.push({ who, status: status.code, confidence: status.confidence, since: status.since });
        for (const { id, kind, owner, opened, due, state } of own)
          contradictions.push({ id, kind, owner, opened, due, state, who });
      }
      note(people.length, everybody);
    }
    return ok({
      validOn,
      knownAt,
      people: people.toSorted((a, b) => compareText(a.who, b.who)),
      contradictions: contradictions.toSorted((a, b) => compareText(a.due, b.due) || compareText(a.id, b.id)),
    });
  };
}
