import { type Assignment, assignPersons, needsPast, noPast } from '#identity/assign.ts';
import { type Clustered, clusterRecords, type Member } from '#identity/cluster.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { isPersonId, type PersonId } from '#identity/person-id.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { noteQuestions } from './match/note-questions.ts';
import { readLikely } from './match/read-likely.ts';
import { newId } from './new-id.ts';
import type { PageStore } from './page-store.ts';

/** Works out whose these records are, and writes what changed of it: all that belongs to the question must be among them. */
export async function linkRecords(
  store: PageStore,
  members: readonly Member[],
  isDecidedUpon: boolean,
  matching: Matching,
): Promise<Assignment['links']> {
  const refs = members.map(({ ref }) => ref);
  const [decisions, likely, standing] = isDecidedUpon
    ? await Promise.all([store.readLinkDecisions(refs), readLikely(store, refs, matching), store.readOpenTasks(refs)])
    : [[], null, []];
  const clustered = clusterRecords(members, decisions, likely);
  const assignment = await assign(store, refs, clustered);
  if (assignment.links.length > 0) await store.saveAssignment(assignment, newId);
  await noteQuestions(store, { decisions, clustered, standing });
  return assignment.links;
}

/** Everybody who gained or lost one of these records. */
export function peopleOf(links: Assignment['links']): readonly PersonId[] {
  return [...new Set(links.flatMap(({ person, from }) => (from === null ? [person] : [person, from])))];
}

export function recordsOf(links: Assignment['links']): ReadonlySet<string> {
  return new Set(links.map(({ ref }) => formatRef(ref)));
}

/** Only where people meet or part is anything asked of what they were. */
async function assign(store: PageStore, refs: readonly RecordRef[], { clusters }: Clustered): Promise<Assignment> {
  if (!needsPast(clusters)) return assignPersons(clusters, newPersonId, noPast);
  const people = new Set(clusters.flatMap(({ members }) => members.flatMap(({ person }) => person ?? [])));
  return assignPersons(clusters, newPersonId, await store.readPersonPast(refs, [...people]));
}

function newPersonId(): PersonId {
  const id = newId();
  if (!isPersonId(id)) throw new Error('A new id is not a person id');
  return id;
}
