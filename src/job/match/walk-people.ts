import { type Difference, differencesOf } from '#identity/check/difference.ts';
import type { PairDifference } from '#identity/check/pair-difference.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { PersonId } from '#identity/person-id.ts';
import type { OpenTask } from '#identity/review-task.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { PageStore } from '../page-store.ts';
import { type LookingStore, lookAgain } from './look-again.ts';

export type WalkingStore = LookingStore &
  Pick<PageStore, 'readRecordsOf'> & {
    /** So many people who hold a record, in the order of their ids, after that one. */
    readPeopleAfter(after: PersonId | null, most: number): Promise<readonly PersonId[]>;
  };

/** Opens one view of the database as it stands around the work; nothing is written in it and nobody waits for it. */
export type InReading = <Value>(work: (store: WalkingStore) => Promise<Value>) => Promise<Value>;

/** What was found of some people, each finding once: with the first of the people whom it concerns. */
export type Slice = {
  readonly people: number;
  readonly refs: readonly RecordRef[];
  /** Likely pairs of which these people hold a record. */
  readonly pairs: number;
  readonly pairDifferences: readonly PairDifference[];
  readonly differences: readonly Difference[];
  /** The tasks that wait about records of theirs. */
  readonly tasks: readonly OpenTask[];
};

/**
 * Works everybody out again, so many people at a time, each time in a view of its own: memory holds one slice and what
 * belongs to it, and pages are written meanwhile.
 */
export async function* walkPeople(
  inReading: InReading,
  matching: Matching,
  peopleAtOnce: number,
): AsyncGenerator<Slice> {
  for (let after: PersonId | null = null; ; ) {
    const people: readonly PersonId[] = await inReading((store) => store.readPeopleAfter(after, peopleAtOnce));
    const last = people.at(-1);
    if (last === undefined) return;
    yield await inReading((store) => lookAt(store, people, matching));
    after = last;
  }
}

async function lookAt(store: WalkingStore, people: readonly PersonId[], matching: Matching): Promise<Slice> {
  const refs = [...(await store.readRecordsOf(people)).values()].flat();
  const looked = await lookAgain(store, refs, matching);
  const own = new Set(people);
  const personOf = new Map(looked.members.map(({ ref, person }) => [formatRef(ref), person]));
  const isOurs = (some: readonly (PersonId | null | undefined)[]): boolean => {
    const [first] = some.flatMap((person) => person ?? []).toSorted();
    return first !== undefined && own.has(first);
  };
  const holders = ({ left, right }: { left: RecordRef; right: RecordRef }) =>
    [left, right].map((ref) => personOf.get(formatRef(ref)));
  return {
    people: people.length,
    refs,
    pairs: looked.edges.filter((edge) => isOurs(holders(edge))).length,
    pairDifferences: looked.pairs.filter(({ edge }) => isOurs(holders(edge))),
    differences: differencesOf(looked).filter((each) => isOurs(each.people)),
    tasks: looked.tasks,
  };
}
