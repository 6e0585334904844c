import type { WorkedOut } from '#identity/check/difference.ts';
import { pairDifferences } from '#identity/check/pair-difference.ts';
import { clusterRecords, type Member } from '#identity/cluster.ts';
import type { Features } from '#identity/features.ts';
import { blocked, findEdges } from '#identity/likely/find-edges.ts';
import type { Edge } from '#identity/likely/judge-pair.ts';
import { likelyAmong } from '#identity/likely/likely-among.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { tiedAmong } from '#identity/likely/tied.ts';
import { isOfRules } from '#identity/question.ts';
import type { OpenTask } from '#identity/review-task.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import type { PageStore } from '../page-store.ts';
import { readFound } from './read-found.ts';

/** What looking again reads; it writes nothing. */
export type LookingStore = Pick<
  PageStore,
  'readReached' | 'readFeatures' | 'readCandidates' | 'readEdges' | 'readLinkDecisions' | 'readOpenTasks'
>;

export type LookedAt = WorkedOut & { readonly tasks: readonly OpenTask[] };

/**
 * Works out again, from the stored features, identifiers and decisions, whose these records and all that belong to them
 * are: every pair is looked for and scored anew, and nothing that was found before is believed.
 */
export async function lookAgain(
  store: LookingStore,
  refs: readonly RecordRef[],
  matching: Matching,
): Promise<LookedAt> {
  const { members, features, edges } = await findAll(store, refs, matching);
  const all = members.map(({ ref }) => ref);
  const [held, decisions, tasks] = await Promise.all([
    store.readEdges(all),
    store.readLinkDecisions(all),
    store.readOpenTasks(all),
  ]);
  return {
    members,
    edges,
    decisions,
    tasks,
    clustered: clusterRecords(members, decisions, likelyAmong(edges, features, matching)),
    pairs: pairDifferences(edges, held, features, tiedAmong(members), matching),
    waiting: tasks.filter(({ question }) => isOfRules(question)),
  };
}

type Found = {
  readonly members: readonly Member[];
  readonly features: readonly Features[];
  readonly edges: readonly Edge[];
};

/** A pair that is not held may lead to people whom nothing else reaches: then all of theirs is read too. */
async function findAll(store: LookingStore, refs: readonly RecordRef[], matching: Matching): Promise<Found> {
  const members = await store.readReached(refs, []);
  const features = await store.readFeatures(members.map(({ ref }) => ref));
  const records = features.map((each) => blocked(each, matching));
  const edges = findEdges(records, await readFound(store, records), tiedAmong(members), matching);
  const known = new Set(members.map(({ ref }) => formatRef(ref)));
  const beyond = edges.flatMap(({ left, right }) => [left, right]).filter((ref) => !known.has(formatRef(ref)));
  if (beyond.length === 0) return { members, features, edges };
  return findAll(store, [...members.map(({ ref }) => ref), ...beyond], matching);
}
