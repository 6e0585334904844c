import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { assignPersons } from '#identity/assign.ts';
import { type Clustered, clusterRecords } from '#identity/cluster.ts';
import { likelyAmong } from '#identity/likely/likely-among.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { isPersonId, type PersonId } from '#identity/person-id.ts';
import { inGroups } from '#job/in-groups.ts';
import { linkRecords } from '#job/link-records.ts';
import { readNamed } from '#job/match/read-named.ts';
import type { System } from '#main.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { saveAssignment } from '#store/assignment.ts';
import { replaceIdentifiers } from '#store/crosswalk.ts';
import { replaceFeatures } from '#store/match-index.ts';
import { pageStore } from '#store/page-store.ts';
import { inPageTransaction, type PageTransaction } from '#store/page-transaction.ts';
import { createPool } from '#store/pool.ts';
import { replaceEdges } from '#store/record-edge.ts';
import { openKeyRing } from './key-ring.ts';
import type { SaidRecord } from './said-row.ts';
import { type Component, componentsOf, edgesAmong, type Known, type PlacedEdge } from './whole.ts';

const perPage = 5000;

/**
 * Writes records as they stand once all of them have come: their identifiers, features, keys, likely pairs, people and
 * open questions. What is written is worked out by the functions that a page uses, but for all records at once; it is
 * written by the store's own functions, some thousands a transaction. Of what the records say nothing is stored.
 * @param told what was done, as it is done
 */
export async function fill(
  { database, policy: { matching } }: System,
  records: AsyncIterable<SaidRecord>,
  told: (line: string) => void,
): Promise<void> {
  const owner = createPool(database.connection, { max: 1 });
  const writing = writeBehind(database.pool);
  // Keys come in no order: an index over all of them is sooner made than it grows.
  await owner.query('alter table record_block drop constraint record_block_pkey');
  const known: Known[] = [];
  const ring = openKeyRing();
  for await (const page of inPages(records)) {
    const named = await readNamed(
      { recall: async () => page.flatMap(({ said }) => said), readReferences: async () => [] },
      page.map(({ ref }) => ref),
      matching,
    );
    const indexed = named.flatMap(({ record }) => record ?? []);
    for (const { ref, identifiers, record } of named) {
      ring.add(known.length, record?.keys ?? []);
      known.push({ ref, identifiers, features: record?.features ?? null });
    }
    await writing.write((transaction) =>
      Promise.all([replaceIdentifiers(transaction, named), replaceFeatures(transaction, indexed, [])]),
    );
  }
  await writing.done();
  told(`${known.length} records described`);
  await owner.query('alter table record_block add primary key (key, feed, record_key)');
  const edges: PlacedEdge[] = [];
  for (const some of chunks(edgesAmong(known, ring.pairs(), matching))) {
    await writing.write((transaction) =>
      replaceEdges(
        transaction,
        [],
        some.map(({ edge }) => edge),
      ),
    );
    for (const { one, other, edge } of some) edges.push({ one, other, edge: { ...edge, steps: [] } });
  }
  told(`${edges.length} likely pairs`);
  const doubtful: RecordRef[] = [];
  for (const some of chunks(componentsOf(known, edges))) {
    const clustered = some.map((each) => cluster(each, matching));
    doubtful.push(...clustered.flatMap(refsInDoubt));
    const assignment = assignPersons(
      clustered.flatMap(({ clusters }) => clusters),
      newPersonId,
    );
    await writing.write((transaction) => saveAssignment(transaction, assignment, newId));
  }
  await writing.done();
  await owner.query('vacuum analyze');
  told(`${doubtful.length} records in question`);
  for (const some of inGroups(doubtful, 1000))
    await writing.write((transaction) => askAbout(transaction, some, matching));
  await writing.done();
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
  await owner.end();
}

type Work = (transaction: PageTransaction) => Promise<unknown>;

/** Writes one thing while the next is being worked out. */
function writeBehind(pool: Pool): { write(work: Work): Promise<void>; done(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();
  return {
    write: async (work) => {
      await last;
      last = inPageTransaction(pool, work);
      // Whoever writes next, or waits for the end, hears of a failure.
      last.catch(() => undefined);
    },
    done: async () => {
      await last;
    },
  };
}

function cluster({ records, edges }: Component, matching: Matching): Clustered {
  const members = records.map(({ ref, identifiers }) => ({ ref, identifiers, person: null }));
  const features = records.flatMap((each) => each.features ?? []);
  return clusterRecords(members, [], likelyAmong(edges, features, matching));
}

function refsInDoubt({ keptApart, clusters }: Clustered): readonly RecordRef[] {
  return keptApart.length === 0 ? [] : clusters.flatMap(({ members }) => members.map(({ ref }) => ref));
}

/** Opens the questions as a page would, out of what was written; it must find the people as they were written. */
async function askAbout(transaction: PageTransaction, refs: readonly RecordRef[], matching: Matching): Promise<void> {
  const store = pageStore(transaction);
  const links = await linkRecords(store, await store.readReached(refs, []), true, matching);
  if (links.length > 0) throw new Error(`${links.length} records are other people's when they are read again`);
}

async function* inPages(records: AsyncIterable<SaidRecord>): AsyncGenerator<readonly SaidRecord[]> {
  let page: SaidRecord[] = [];
  for await (const each of records) {
    page.push(each);
    if (page.length < perPage) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function* chunks<Value>(values: Iterable<Value>): Generator<readonly Value[]> {
  let chunk: Value[] = [];
  for (const each of values) {
    chunk.push(each);
    if (chunk.length < perPage) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function newPersonId(): PersonId {
  const id = newId();
  if (!isPersonId(id)) throw new Error('A new id is not a person id');
  return id;
}
