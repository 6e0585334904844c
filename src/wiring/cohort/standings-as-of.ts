import type { Pool } from 'pg';
import { standingOf } from '#cohort/standing.ts';
import type { PersonStanding } from '#cohort/standing-on.ts';
import { neverRecruited } from '#cohort/standing-span.ts';
import { inGroups } from '#job/receive-page.ts';
import { openReferenceShelf, type ReferenceShelf } from '#job/reference-shelf.ts';
import { type Instant, londonDate } from '#kernel/instant.ts';
import { later, type PlainDate } from '#kernel/plain-date.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { Policy } from '#policy/policy.ts';
import { decisionsByRecord } from '#record/evidence/decision.ts';
import { asKnown } from '#record/evidence/reference.ts';
import { personDecisions } from '#record/person-decisions.ts';
import { viewPerson } from '#record/person-view.ts';
import { formatRef } from '#source/record-ref.ts';
import { readDecisions } from '#store/decision.ts';
import { type KnownPerson, readKnownPeople, readNames, readSaidBy } from '#store/evidence-batch.ts';

export type AsOf = {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly cohort: Cohort;
  readonly validOn: PlainDate;
  readonly knownAt: Instant;
  /** Only these people; null for everybody who was known then. */
  readonly among: readonly string[] | null;
  readonly note: (done: number, of: number) => void;
};

const batchSize = 1000;

/** Everybody's standing worked out from the evidence as known at an instant, a batch of people at a time. */
export async function standingsAsOf(asked: AsOf): Promise<readonly PersonStanding[]> {
  const people = await readKnownPeople(asked.pool, asked.knownAt, asked.among);
  // Who was never recruited anywhere needs no reading: nothing else is asked of them.
  const [recruited, others] = [true, false].map((may) => people.filter((each) => each.mayBeRecruited === may));
  const found: PersonStanding[] = (others ?? []).map(({ person, who, account }) => ({
    person,
    who,
    standing: { spans: [neverRecruited(account)], duplicates: [] },
  }));
  const shelf = openReferenceShelf({ named: [], observations: [] });
  for (const some of inGroups(recruited ?? [], batchSize)) {
    found.push(...(await standingsOf(some, asked, shelf)));
    asked.note(found.length, people.length);
  }
  return found;
}

async function standingsOf(
  people: readonly KnownPerson[],
  { pool, policy, cohort, validOn, knownAt }: AsOf,
  shelf: ReferenceShelf,
): Promise<readonly PersonStanding[]> {
  const refs = people.flatMap(({ records }) => records);
  const [said, named, decided] = await Promise.all([
    readSaidBy(pool, refs, knownAt),
    readNames(pool, refs),
    readDecisions({ client: pool }, refs),
  ]);
  const unread = new Map(
    named
      .filter(({ reference }) => !shelf.holds(formatRef(reference)))
      .map((each) => [formatRef(each.reference), each]),
  );
  const references = [...unread.values()].map(({ reference }) => reference);
  shelf.put(named, references.length === 0 ? [] : await readSaidBy(pool, references, knownAt));
  const own = Map.groupBy(said, formatRef);
  const decisionsOf = decisionsByRecord(decided);
  const judged = later(validOn, londonDate(knownAt));
  return people.map(({ person, who, records }) => {
    const names = new Set(records.flatMap((ref) => shelf.namesOf(formatRef(ref))));
    const evidence = {
      own: records.flatMap((ref) => own.get(formatRef(ref)) ?? []),
      references: [...names].flatMap((name) => shelf.about(name)),
      coverage: [],
      decisions: decisionsOf(records),
    };
    const view = viewPerson(asKnown(evidence, knownAt), knownAt, policy);
    return { person, who, standing: standingOf(view, cohort, policy, personDecisions(view, policy), judged) };
  });
}
