import type { Pool, PoolClient } from 'pg';
import type { PersonId } from '#identity/person-id.ts';
import type { Instant } from '#kernel/instant.ts';
import * as crosswalk from './crosswalk.ts';
import * as linkDecision from './link-decision.ts';
import * as matchIndex from './match-index.ts';
import * as recordEdge from './record-edge.ts';
import * as reviewTask from './review-task.ts';
import { readInstantOrNull, readPersonId } from './row.ts';

type Bound<Call> = Call extends (reader: { readonly client: PoolClient }, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never;

/** What matching everybody again reads. */
function lookingStore(client: PoolClient) {
  const bind =
    <Rest extends unknown[], Answer>(
      call: (reader: { readonly client: PoolClient }, ...rest: Rest) => Answer,
    ): Bound<typeof call> =>
    (...rest) =>
      call({ client }, ...rest);
  return {
    readPeopleAfter: (after: PersonId | null, most: number) => readPeopleAfter(client, after, most),
    readRecordsOf: bind(crosswalk.readRecordsOf),
    readReached: bind(crosswalk.readReached),
    readFeatures: bind(matchIndex.readFeatures),
    readCandidates: bind(matchIndex.readCandidates),
    readEdges: bind(recordEdge.readEdges),
    readLinkDecisions: bind(linkDecision.readLinkDecisions),
    readOpenTasks: bind(reviewTask.readOpenTasks),
  };
}

/** Reads in one view of the database as it stands: nobody waits for it, and it waits for nobody. */
export function inReading(
  pool: Pool,
): <Value>(work: (store: ReturnType<typeof lookingStore>) => Promise<Value>) => Promise<Value> {
  return async (work) => {
    const client = await pool.connect();
    try {
      // Rows are asked for by key: whatever the statistics still say, the index is right.
      await client.query('begin isolation level repeatable read read only; set local enable_seqscan = off');
      const value = await work(lookingStore(client));
      await client.query('commit');
      client.release();
      return value;
    } catch (error) {
      // Closing the session ends the view, also when the session is what failed.
      client.release(true);
      throw error;
    }
  };
}

async function readPeopleAfter(client: PoolClient, after: PersonId | null, most: number): Promise<readonly PersonId[]> {
  const { rows } = await client.query({
    name: 'read-people-after',
    text: `select id from person where id > $1 and exists (select from link where person_id = id and recorded_to is null)
           order by id limit $2`,
    values: [after ?? '00000000-0000-0000-0000-000000000000', most],
  });
  return rows.map((row) => readPersonId(row.id));
}

/** How many people hold a record, about. */
export async function countPeople(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ people: number }>({
    name: 'count-people',
    text: 'select count(distinct person_id)::int as people from link where recorded_to is null',
  });
  return rows[0]?.people ?? 0;
}

/** When we first knew of anybody; null while we do not. */
export async function readFirstPerson(pool: Pool): Promise<Instant | null> {
  const { rows } = await pool.query<{ at: string | null }>({
    name: 'read-first-person',
    text: 'select (select recorded_from from person order by id limit 1) as at',
  });
  return readInstantOrNull(rows[0]?.at ?? null);
}
