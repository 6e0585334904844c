import type { Assignment } from '#identity/assign.ts';
import type { Member } from '#identity/cluster.ts';
import type { PersonId } from '#identity/person-id.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';

/** Whose the records are that a page is about, as its transaction leaves it: what it linked itself need not be read back. */
export type LinkRecall = {
  /** Of every person that holds one of these records, these are all the records. */
  hold(members: readonly Member[]): void;
  apply(assignment: Assignment): void;
  /** Undefined when the database must be asked. */
  recordsOf(person: PersonId): readonly RecordRef[] | undefined;
};

export function openLinkRecall(): LinkRecall {
  const held = new Map<PersonId, Map<string, RecordRef>>();
  return {
    hold: (members) => {
      for (const [person, own] of Map.groupBy(members, (member) => member.person)) {
        if (person !== null) held.set(person, new Map(own.map(({ ref }) => [formatRef(ref), ref])));
      }
    },
    apply: ({ created, links }) => {
      for (const person of created) held.set(person, new Map());
      for (const { ref, from } of links) if (from !== null) held.get(from)?.delete(formatRef(ref));
      for (const { ref, person } of links) held.get(person)?.set(formatRef(ref), ref);
    },
    recordsOf: (person) => {
      const own = held.get(person);
      return own === undefined ? undefined : [...own.values()];
    },
  };
}
