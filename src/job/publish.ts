import { setImmediate } from 'node:timers/promises';
import type { PersonId } from '#identity/person-id.ts';
import type { Observation } from '#observation/observation.ts';
import type { Policy } from '#policy/policy.ts';
import { decisionsByRecord } from '#record/evidence/decision.ts';
import { referencesOf, roundsOfNaming } from '#record/evidence/reference.ts';
import { viewPerson } from '#record/person-view.ts';
import { project } from '#record/projection.ts';
import { formatRef } from '#source/record-ref.ts';
import { projectStandings } from './cohort-standing.ts';
import { inGroups } from './in-groups.ts';
import type { PageStore } from './page-store.ts';
import { type Named, openReferenceShelf, type ReferenceShelf } from './reference-shelf.ts';

/**
 * Resolves these people as known now and stores their projections.
 * @param repository in force where nothing was published
 */
export async function publish(store: PageStore, people: readonly PersonId[], repository: Policy): Promise<void> {
  if (people.length === 0) return;
  const policy = await store.policyInForce(repository);
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
  await fetchUnknown(store, own, shelf);
  // From here on Node is busy: PostgreSQL writes meanwhile.
  store.sendHeld();
  const resolve = (person: PersonId) => {
    const mine = records.get(person) ?? [];
    const references = new Set(mine.flatMap((ref) => shelf.namesOf(formatRef(ref))));
    const evidence = {
      own: mine.flatMap((ref) => own.get(formatRef(ref)) ?? []),
      references: [...references].flatMap((name) => shelf.about(name)),
      coverage: [],
      decisions: decisionsOf(mine),
    };
    const view = viewPerson(evidence, store.recordedAt, policy);
    return { projection: project(person, view, policy), standings: projectStandings(person, view, policy) };
  };
  for (const some of inGroups(people, resolvedAtOnce)) {
    const resolved = some.map(resolve);
    await store.saveProjections(resolved.map(({ projection }) => projection));
    await store.saveStandings(
      some,
      resolved.flatMap(({ standings }) => standings),
    );
    // A socket takes a large write in pieces, each when we let it.
    await setImmediate();
  }
}

/** What is resolved of these is on its way to PostgreSQL while the next are resolved. */
const resolvedAtOnce = 32;

/** Courses that a record names for the first time; then the providers and sign-offs, which only these let us name. */
async function fetchUnknown(
  store: PageStore,
  own: ReadonlyMap<string, readonly Observation[]>,
  shelf: ReferenceShelf,
): Promise<void> {
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
  if (all.length > 0) await store.addReferences(all);
}

async function readUnread(
  store: PageStore,
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
