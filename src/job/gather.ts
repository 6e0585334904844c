import type { PersonId } from '#identity/person-id.ts';
import type { Observation } from '#observation/observation.ts';
import { decisionsByRecord } from '#record/evidence/decision.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { referencesOf, roundsOfNaming } from '#record/evidence/reference.ts';
import { formatRef } from '#source/record-ref.ts';
import type { PageStore } from './page-store.ts';
import { type Named, openReferenceShelf, type ReferenceShelf } from './reference-shelf.ts';

/** What resolving some people needs, read for all of them at once. */
export type Gathered = {
  evidenceOf(person: PersonId): Evidence;
  /** What their records name, and of which the store did not know it yet. */
  readonly found: readonly Named[];
};

type Reads = Pick<PageStore, 'readRecordsOf' | 'readObservations' | 'readNamed' | 'readDecisions' | 'readReferences'>;

/** All that is known of some people now. */
export async function gather(store: Reads, people: readonly PersonId[]): Promise<Gathered> {
  const records = await store.readRecordsOf(people);
  const refs = [...records.values()].flat();
  const [said, named, decided] = await Promise.all([
    store.readObservations(refs),
    store.readNamed(refs),
    store.readDecisions(refs),
  ]);
  const own = Map.groupBy(said, formatRef);
  const decisionsOf = decisionsByRecord(decided);
  const shelf = openReferenceShelf({ named, observations: await readUnread(store, named, null) });
  const found = await fetchUnknown(store, own, shelf);
  return {
    found,
    evidenceOf: (person) => {
      const mine = records.get(person) ?? [];
      const references = new Set(mine.flatMap((ref) => shelf.namesOf(formatRef(ref))));
      return {
        own: mine.flatMap((ref) => own.get(formatRef(ref)) ?? []),
        references: [...references].flatMap((name) => shelf.about(name)),
        coverage: [],
        decisions: decisionsOf(mine),
        sharers: [],
      };
    },
  };
}

/** Courses that a record names for the first time; then the providers and sign-offs, which only these let us name. */
async function fetchUnknown(
  store: Reads,
  own: ReadonlyMap<string, readonly Observation[]>,
  shelf: ReferenceShelf,
): Promise<readonly Named[]> {
  const all: Named[] = [];
  let asked = [...own];
  for (let round = 0; round < roundsOfNaming; round += 1) {
    const found = asked.flatMap(([name, said]) => newlyNamed(name, said, shelf));
    if (found.length === 0) break;
    all.push(...found);
    shelf.put(found, await readUnread(store, found, shelf));
    // Only who named something new can name more by it.
    const grown = new Set(found.map(({ ref }) => formatRef(ref)));
    asked = asked.filter(([name]) => grown.has(name));
  }
  return all;
}

async function readUnread(
  store: Reads,
  named: readonly Named[],
  shelf: ReferenceShelf | null,
): Promise<readonly Observation[]> {
  const references = new Map(named.map(({ reference }) => [formatRef(reference), reference]));
  const unread = [...references].flatMap(([name, reference]) => (shelf?.holds(name) === true ? [] : [reference]));
  return unread.length === 0 ? [] : store.readReferences(unread);
}

function newlyNamed(name: string, said: readonly Observation[], shelf: ReferenceShelf): readonly Named[] {
  const [first] = said;
  if (first === undefined) return [];
  const known = new Set(shelf.namesOf(name));
  const about = [...known].flatMap((reference) => shelf.about(reference));
  const ref = { feed: first.feed, key: first.key };
  return referencesOf(said, about)
    .filter((reference) => !known.has(formatRef(reference)))
    .map((reference) => ({ ref, reference }));
}
