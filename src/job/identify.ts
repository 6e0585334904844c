import { assignPersons } from '#identity/assign.ts';
import { clusterRecords } from '#identity/cluster.ts';
import { type Identifier, identifiersOf } from '#identity/identifier.ts';
import { isPersonId, type PersonId } from '#identity/person-id.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

/** Links records to people by the deterministic chains; records without a shared identifier stay apart. */
export async function identify(store: PageStore, refs: readonly RecordRef[]): Promise<readonly PersonId[]> {
  const [present, members] = await Promise.all([store.readIdentifyingValues(refs), store.readMembers(refs)]);
  const named = refs.map((ref) => ({
    ref,
    identifiers: identifiersOf(ref, present.get(formatRef(ref)) ?? new Map()),
  }));
  const before = new Map(members.map((member) => [formatRef(member.ref), member]));
  const changed = named.filter(({ ref, identifiers }) => {
    const member = before.get(formatRef(ref));
    return member === undefined || member.person === null || !sameIdentifiers(member.identifiers, identifiers);
  });
  const affected = changed.length > 0 ? await link(store, changed) : [];
  return [...new Set([...affected, ...(await store.readPeopleOf(refs))])];
}

/** @returns everybody who gained or lost a record */
async function link(
  store: PageStore,
  changed: readonly { ref: RecordRef; identifiers: readonly Identifier[] }[],
): Promise<readonly PersonId[]> {
  const refs = changed.map(({ ref }) => ref);
  // Read before the identifiers are replaced: a record that loses one may leave its person.
  const near = await store.readRelated(
    refs,
    changed.flatMap(({ identifiers }) => identifiers),
  );
  await store.replaceIdentifiers(changed);
  const members = await store.readMembers(uniqueRefs([...refs, ...near]));
  const assignment = assignPersons(clusterRecords(members), newPersonId);
  await store.saveAssignment(assignment, newId);
  return assignment.links.flatMap(({ person, from }) => (from === null ? [person] : [person, from]));
}

function newPersonId(): PersonId {
  const id = newId();
  if (!isPersonId(id)) throw new Error('A new id is not a person id');
  return id;
}

function sameIdentifiers(a: readonly Identifier[], b: readonly Identifier[]): boolean {
  const texts = (identifiers: readonly Identifier[]): string =>
    [...new Set(identifiers.map(({ kind, value }) => `${kind} ${value}`))].toSorted().join('\n');
  return texts(a) === texts(b);
}

function uniqueRefs(refs: readonly RecordRef[]): readonly RecordRef[] {
  return [...new Map(refs.map((ref) => [formatRef(ref), ref])).values()];
}
