import type { Pool, PoolClient } from 'pg';
import {
  isWaiting,
  type NewTask,
  type NewTaskEvent,
  type OpenTask,
  stateAfter,
  taskKinds,
  taskStates,
} from '#identity/review-task.ts';
import { parseRef, type RecordRef } from '#source/record-ref.ts';
import { plainList, refColumns, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed } from './row.ts';

/** Tasks that wait for somebody to decide about any of these records. */
export async function readOpenTasks(
  { client }: { readonly client: Pool | PoolClient },
  refs: readonly RecordRef[],
): Promise<readonly OpenTask[]> {
  const { rows } = await client.query({
    name: 'read-open-tasks',
    text: `with named as (
             select distinct task_id from unnest($1::text[], $2::text[]) as each (feed, record_key)
             cross join lateral (select task_id from review_task_record as own where own.feed = each.feed and own.record_key = each.record_key and is_open offset 0) as found
           ) ${tasksOfNamed} order by id`,
    values: refColumns(refs),
  });
  return rows.map(toOpenTask);
}

/** One task with its groups, whatever became of it. */
export async function readTask(
  { client }: { readonly client: Pool | PoolClient },
  id: string,
): Promise<OpenTask | null> {
  const { rows } = await client.query({
    name: 'read-task',
    text: `with named as (select id as task_id from review_task where id = $1) ${tasksOfNamed}`,
    values: [id],
  });
  return rows[0] === undefined ? null : toOpenTask(rows[0]);
}

const tasksOfNamed = `
  select id, question, kind, state, proposed_by, (
    select detail -> 'records' from review_event where review_event.task_id = review_task.id and review_event.kind = 'proposed'
    order by recorded_from desc limit 1) as proposed, (
    select json_agg(json_build_array(feed, record_key, part) order by part, feed, record_key) from review_task_record as own where own.task_id = id) as about
  from named join review_task on id = named.task_id`;

/** Of each question one task waits at a time: where one does, nothing is added. */
export async function addTasks({ client, recordedAt }: PageTransaction, tasks: readonly NewTask[]): Promise<void> {
  const about = tasks.flatMap(({ id, parts }) =>
    parts.flatMap((part, index) => part.map((ref) => ({ id, ref, index }))),
  );
  await client.query({
    name: 'add-tasks',
    text: `with added as (
             insert into review_task (id, question, kind, evidence, state, recorded_from, state_from)
             select id, question, kind, evidence, 'open', $1, $1 from unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[]) as each (id, question, kind, evidence)
             on conflict (question) where state in ('open', 'deferred', 'asked') do nothing returning id
           ), named as (
             insert into review_task_record (feed, record_key, task_id, part, is_open, recorded_from)
             select feed, record_key, task_id, part, true, $1 from unnest($6::uuid[], $7::text[], $8::text[], $9::smallint[]) as each (task_id, feed, record_key, part)
             where task_id in (select id from added)
           )
           insert into review_event (id, task_id, kind, author, detail, recorded_from) select uuidv7(), id, 'opened', 'rule', '{}', $1 from added`,
    values: [
      recordedAt,
      plainList(tasks.map((each) => each.id)),
      textList(tasks.map((each) => each.question)),
      plainList(tasks.map((each) => each.kind)),
      textList(tasks.map((each) => JSON.stringify(each.evidence))),
      plainList(about.map((each) => each.id)),
      ...refColumns(about.map((each) => each.ref)),
      plainList(about.map((each) => each.index)),
    ],
  });
}

export async function addTaskRecords(
  { client, recordedAt }: PageTransaction,
  records: readonly { readonly task: string; readonly ref: RecordRef; readonly part: number }[],
): Promise<void> {
  await client.query({
    name: 'add-task-records',
    text: `insert into review_task_record (task_id, feed, record_key, part, is_open, recorded_from)
           select task_id, feed, record_key, part, true, $5 from unnest($1::uuid[], $2::text[], $3::text[], $4::smallint[]) as each (task_id, feed, record_key, part)
           on conflict do nothing`,
    values: [
      plainList(records.map((each) => each.task)),
      ...refColumns(records.map((each) => each.ref)),
      plainList(records.map((each) => each.part)),
      recordedAt,
    ],
  });
}

/** What happened to tasks, and the state in which it leaves each. */
export async function addTaskEvents(
  { client, recordedAt }: PageTransaction,
  events: readonly NewTaskEvent[],
): Promise<void> {
  const states = events.map((each) => stateAfter(each.kind));
  await client.query({
    name: 'add-task-events',
    text: `with event as (
             select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::uuid[], $9::text[], $10::boolean[])
               as each (id, task_id, kind, author, reason, detail, decision_id, state, is_open)
           ), added as (
             insert into review_event (id, task_id, kind, author, reason, detail, decision_id, recorded_from)
             select id, task_id, kind, author, reason, detail, decision_id, $1 from event
           ), closed as (
             update review_task_record set is_open = event.is_open from event
             where review_task_record.task_id = event.task_id and review_task_record.is_open <> event.is_open
           )
           update review_task set state = event.state, state_from = $1,
             proposed_by = case when event.kind = 'proposed' then event.author end from event where review_task.id = event.task_id`,
    values: [
      recordedAt,
      plainList(events.map((each) => each.id)),
      plainList(events.map((each) => each.task)),
      plainList(events.map((each) => each.kind)),
      textList(events.map((each) => each.author)),
      textList(events.map((each) => each.reason)),
      textList(events.map((each) => JSON.stringify(each.detail))),
      plainList(events.map((each) => each.decision)),
      plainList(states),
      plainList(states.map(isWaiting)),
    ],
  });
}

type TaskRow = {
  readonly id: string;
  readonly question: string;
  readonly kind: string;
  readonly state: string;
  readonly proposed_by: string | null;
  readonly proposed: readonly string[] | null;
  readonly about: readonly (readonly [string, string, number])[] | null;
};

function toOpenTask({ id, question, kind, state, proposed_by: by, proposed, about }: TaskRow): OpenTask {
  const parts: RecordRef[][] = [];
  for (const [feed, key, part] of about ?? []) {
    const own = parts[part] ?? [];
    own.push({ feed: readFeed(feed), key });
    parts[part] = own;
  }
  const records = (proposed ?? []).flatMap((text) => parseRef(text) ?? []);
  return {
    id,
    question,
    kind: oneOf(taskKinds, kind),
    state: oneOf(taskStates, state),
    proposal: by === null ? null : { by, records },
    parts: parts.filter(Boolean),
  };
}

export function oneOf<Word extends string>(words: readonly Word[], text: unknown): Word {
  const found = words.find((each) => each === text);
  if (found === undefined) throw new Error(`The database gave a word that nobody knows: ${String(text)}`);
  return found;
}
