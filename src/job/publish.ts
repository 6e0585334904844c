import type { PersonId } from '#identity/person-id.ts';
import type { Observation } from '#observation/observation.ts';
import type { Policy } from '#policy/policy.ts';
import { referencesOf } from '#record/evidence/reference.ts';
import { viewPerson } from '#record/person-view.ts';
import { project } from '#record/projection.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { PageStore } from './page-store.ts';

/** Resolves these people as known now and stores their projections. */
export async function publish(store: PageStore, people: readonly PersonId[], policy: Policy): Promise<void> {
  if (people.length === 0) return;
  const records = await store.readRecordsOf(people);
  const own = Map.groupBy(await store.readObservations([...records.values()].flat()), formatRef);
  const book = await readReferences(store, [...own.values()]);
  const named = new Map([...own].map(([name, said]) => [name, allReferences(said, book)]));
  await store.addReferences(pairs(records, named));
  const projections = people.map((person) => {
    const refs = records.get(person) ?? [];
    const references = new Set(refs.flatMap((ref) => (named.get(formatRef(ref)) ?? []).map(formatRef)));
    const evidence = {
      own: refs.flatMap((ref) => own.get(formatRef(ref)) ?? []),
      references: [...references].flatMap((name) => book.get(name) ?? []),
      coverage: [],
    };
    return project(person, viewPerson(evidence, store.recordedAt, policy), policy);
  });
  await store.saveProjections(projections);
}

function pairs(
  records: ReadonlyMap<PersonId, readonly RecordRef[]>,
  named: ReadonlyMap<string, readonly RecordRef[]>,
): readonly { ref: RecordRef; reference: RecordRef }[] {
  return [...records.values()]
    .flat()
    .flatMap((ref) => (named.get(formatRef(ref)) ?? []).map((reference) => ({ ref, reference })));
}

type ReferenceObservations = ReadonlyMap<string, readonly Observation[]>;

/** Courses and providers first; the sign-offs can only be named once these are known. */
async function readReferences(
  store: PageStore,
  everyone: readonly (readonly Observation[])[],
): Promise<ReferenceObservations> {
  const first = await readThem(
    store,
    everyone.flatMap((own) => referencesOf(own, [])),
  );
  const second = everyone.flatMap((own) => allReferences(own, first)).filter((ref) => !first.has(formatRef(ref)));
  return new Map([...first, ...(await readThem(store, second))]);
}

async function readThem(store: PageStore, refs: readonly RecordRef[]): Promise<ReferenceObservations> {
  const unique = [...new Map(refs.map((ref) => [formatRef(ref), ref])).values()];
  if (unique.length === 0) return new Map();
  const found = await store.readObservations(unique);
  const byRef = Map.groupBy(found, formatRef);
  const named = Map.groupBy(found, (each) =>
    each.feed === 'publish-provider' && each.attribute === 'name' ? `publish-provider:name/${String(each.value)}` : '',
  );
  const byName = unique
    .filter((ref) => ref.key.startsWith('name/'))
    .map((ref): [string, readonly Observation[]] => {
      const providers = new Set((named.get(formatRef(ref)) ?? []).map(formatRef));
      return [formatRef(ref), [...providers].flatMap((name) => byRef.get(name) ?? [])];
    });
  return new Map([...byRef, ...byName]);
}

function allReferences(own: readonly Observation[], book: ReferenceObservations): readonly RecordRef[] {
  const direct = referencesOf(own, []);
  return referencesOf(
    own,
    direct.flatMap((ref) => book.get(formatRef(ref)) ?? []),
  );
}
