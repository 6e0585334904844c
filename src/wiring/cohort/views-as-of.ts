import type { Pool } from 'pg';
import { inGroups } from '#job/in-groups.ts';
import { openReferenceShelf, type ReferenceShelf } from '#job/reference-shelf.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { decisionsByRecord } from '#record/evidence/decision.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { asKnown } from '#record/evidence/reference.ts';
import { type PersonView, viewPerson } from '#record/person-view.ts';
import { formatRef } from '#source/record-ref.ts';
import { readDecisions } from '#store/decision.ts';
import { type KnownPerson, readNames, readSaidBy } from '#store/evidence-batch.ts';

export type PersonSeen = { readonly person: string; readonly who: string; readonly view: PersonView };
export type PersonHeard = { readonly person: string; readonly who: string; readonly evidence: Evidence };

type Then = { readonly pool: Pool; readonly policy: Policy; readonly knownAt: Instant };

/** Few enough that whoever asks the same process for a page waits a fraction of a second between two of them. */
const batchSize = 250;

/** People as seen at an instant, from the evidence, a batch at a time. */
export async function* viewsAsOf(
  then: Then,
  people: readonly KnownPerson[],
): AsyncGenerator<readonly PersonSeen[], void, undefined> {
  const { policy, knownAt } = then;
  for await (const heard of evidenceAsOf(then, people))
    yield heard.map(({ person, who, evidence }) => ({ person, who, view: viewPerson(evidence, knownAt, policy) }));
}

/** What had been said of people by an instant, a batch at a time. */
export async function* evidenceAsOf(
  { pool, knownAt }: Pick<Then, 'pool' | 'knownAt'>,
  people: readonly KnownPerson[],
): AsyncGenerator<readonly PersonHeard[], void, undefined> {
  const read = evidenceReader(pool, knownAt);
  for (const some of inGroups(people, batchSize)) yield read(some);
}

/** Reads what was known of some people at an instant, but for what complete runs of their feeds prove. */
export function evidenceReader(
  pool: Pool,
  knownAt: Instant,
): (people: readonly KnownPerson[]) => Promise<readonly PersonHeard[]> {
  const shelf = openReferenceShelf({ named: [], observations: [] });
  return (people) => evidenceOf(people, pool, knownAt, shelf);
}

async function evidenceOf(
  people: readonly KnownPerson[],
  pool: Pool,
  knownAt: Instant,
  shelf: ReferenceShelf,
): Promise<readonly PersonHeard[]> {
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
  return people.map(({ person, who, records }) => {
    const names = new Set(records.flatMap((ref) => shelf.namesOf(formatRef(ref))));
    const evidence = {
      own: records.flatMap((ref) => own.get(formatRef(ref)) ?? []),
      references: [...names].flatMap((name) => shelf.about(name)),
      coverage: [],
      decisions: decisionsOf(records),
      sharers: [],
    };
    return { person, who, evidence: asKnown(evidence, knownAt) };
  });
}
