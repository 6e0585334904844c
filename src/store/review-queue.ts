import type { Pool } from 'pg';
import {
  type FrozenEvidence,
  type TaskEvent,
  type TaskKind,
  type TaskState,
  taskKinds,
  taskStates,
} from '#identity/review-task.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { readFrozen, readTaskEvents } from './frozen.ts';
import { oneOf } from './review-task.ts';
import { readFeed, readInstant, readPersonId } from './row.ts';

/** A task as the queue shows it: never with a value of a record. */
export type QueuedTask = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly records: number;
  readonly openedAt: string;
  readonly stateSince: string;
  readonly proposedBy: string | null;
  readonly until: string | null;
};

/** Those that wait, the oldest first; those put off are open again when their day has come. */
export async function listTasks(
  pool: Pool,
  wanted: { readonly kind: TaskKind | null; readonly state: TaskState | null },
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly tasks: readonly QueuedTask[] }> {
  const { rows } = await pool.query({
    name: 'list-tasks',
    text: `with wanted as (
             select * from review_task where case when $1::text is null then state in ('open', 'deferred', 'asked') else state = $1 end and ($2::text is null or kind = $2)
           )
           select id, kind, state, recorded_from, state_from, proposed_by, (select count(*)::int from wanted) as total,
             (select count(*)::int from review_task_record where task_id = id) as records,
             (select detail ->> 'until' from review_event where task_id = wanted.id order by recorded_from desc limit 1) as until
           from wanted order by recorded_from, id limit $4 offset $3`,
    values: [wanted.state, wanted.kind, offset, limit],
  });
  return { total: rows[0]?.total ?? 0, tasks: rows.map(toQueued) };
}

export async function countWaiting(
  pool: Pool,
): Promise<readonly { readonly kind: TaskKind; readonly tasks: number }[]> {
  const { rows } = await pool.query({
    name: 'count-waiting',
    text: `select kind, count(*)::int as tasks from review_task where state in ('open', 'deferred', 'asked') group by kind order by kind`,
  });
  return rows.map((row) => ({ kind: oneOf(taskKinds, row.kind), tasks: row.tasks }));
}

export type TaskDetail = QueuedTask & {
  readonly evidence: FrozenEvidence;
  readonly events: readonly (TaskEvent & { readonly until: string | null })[];
  /** Whose the records are now. */
  readonly holders: readonly { readonly ref: RecordRef; readonly part: number; readonly person: string | null }[];
  readonly decision: string | null;
};

export async function readTaskDetail(pool: Pool, id: string): Promise<TaskDetail | null> {
  const { rows } = await pool.query({
    name: 'read-task-detail',
    text: `select id, kind, state, recorded_from, state_from, proposed_by, evidence,
             (select count(*)::int from review_task_record where task_id = id) as records,
             (select detail ->> 'until' from review_event where task_id = review_task.id order by recorded_from desc limit 1) as until,
             (select json_agg(json_build_object('kind', kind, 'author', author, 'reason', reason, 'detail', detail, 'decision', decision_id, 'recordedFrom', recorded_from) order by recorded_from, id)
                from review_event where task_id = review_task.id) as events,
             (select json_agg(json_build_array(feed, record_key, part, (select person_id from link where link.feed = own.feed and link.record_key = own.record_key and recorded_to is null))
                order by part, feed, record_key) from review_task_record as own where task_id = review_task.id) as holders
           from review_task where id = $1`,
    values: [id],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const events = readTaskEvents(row.events);
  const holders: readonly [string, string, number, string | null][] = row.holders ?? [];
  return {
    ...toQueued(row),
    evidence: readFrozen(row.evidence),
    events,
    holders: holders.map(([feed, key, part, person]) => ({
      ref: { feed: readFeed(feed), key },
      part,
      person: person === null ? null : readPersonId(person),
    })),
    decision: events.findLast(({ decision }) => decision !== null)?.decision ?? null,
  };
}

function toQueued(row: {
  id: string;
  kind: string;
  state: string;
  records: number;
  recorded_from: string;
  state_from: string;
  proposed_by: string | null;
  until: string | null;
}): QueuedTask {
  return {
    id: row.id,
    kind: oneOf(taskKinds, row.kind),
    state: oneOf(taskStates, row.state),
    records: row.records,
    openedAt: readInstant(row.recorded_from),
    stateSince: readInstant(row.state_from),
    proposedBy: row.proposed_by,
    until: row.until,
  };
}
