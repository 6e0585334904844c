import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { Reader } from '#access/reading.ts';
import type { TaskKind, TaskState } from '#identity/review-task.ts';
import { type Answered, answerTask, type TaskAnswer } from '#job/match/answer-task.ts';
import type { Deciding, Outcome } from '#job/match/decide-by-hand.ts';
import { keepApart, linkByHand, splitOff } from '#job/match/decide-links.ts';
import type { LinkProblem } from '#job/match/link-problem.ts';
import { undo } from '#job/match/undo.ts';
import { londonDate } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { type MadeDecision, readDecisionsOf } from '#store/made-decision.ts';
import { inPage } from '#store/page-store.ts';
import { readSettled } from '#store/person-reading.ts';
import { countWaiting, listTasks, readTaskDetail, type TaskDetail } from '#store/review-queue.ts';
import { readTouched, type Touched } from '#store/touched.ts';
import type { LogRead } from '../access-log.ts';

/** Who decides at the desk and why, in a few words. */
export type Steward = Pick<Deciding, 'decider' | 'author' | 'reason'>;

/** All that stewards do about whose records are, whatever face they use: every read of a named person is recorded. */
export type StewardDesk = {
  list(
    wanted: { readonly kind: TaskKind | null; readonly state: TaskState | null },
    offset: number,
    limit: number,
  ): ReturnType<typeof listTasks>;
  waiting(): ReturnType<typeof countWaiting>;
  /** With what stands of what was decided of its records. */
  task(id: string, reader: Reader): Promise<(TaskDetail & { readonly made: readonly MadeDecision[] }) | null>;
  answer(id: string, answer: TaskAnswer, steward: Steward): Promise<Result<Answered, LinkProblem>>;
  decide(
    word: 'link' | 'apart' | 'split',
    records: readonly RecordRef[],
    steward: Steward,
  ): Promise<Result<Outcome, LinkProblem>>;
  /** What was touched since a decision that is to be undone; null when there is none such. */
  touched(decision: string, reader: Reader): Promise<Touched | null>;
  undo(decision: string, steward: Steward): Promise<Result<Outcome, LinkProblem>>;
};

export function stewardDesk(pool: Pool, policy: Policy, log: LogRead): StewardDesk {
  const plain = { second: null, task: null, evidence: {} };
  return {
    list: (wanted, offset, limit) => listTasks(pool, wanted, offset, limit),
    waiting: () => countWaiting(pool),
    task: async (id, reader) => {
      const task = await readTaskDetail(pool, id);
      if (task === null) return null;
      await logPeople(
        pool,
        log,
        task.holders.flatMap(({ person }) => person ?? []),
        reader,
      );
      const made = await readDecisionsOf(
        pool,
        task.holders.map(({ ref }) => ref),
      );
      return { ...task, made };
    },
    answer: async (id, answer, steward) => {
      const task = await readTaskDetail(pool, id);
      const evidence = task === null ? {} : { task: id, tie: task.evidence.tie.kind };
      return inPage(pool)((store) => answerTask(store, id, answer, { ...steward, evidence }, policy));
    },
    decide: (word, records, steward) =>
      inPage(pool)((store) => {
        const make = word === 'link' ? linkByHand : word === 'apart' ? keepApart : splitOff;
        return make(store, records, { ...steward, ...plain }, policy);
      }),
    touched: async (decision, reader) => {
      const touched = await readTouched(pool, decision);
      if (touched !== null) await logPeople(pool, log, touched.people, reader);
      return touched;
    },
    undo: (decision, steward) => inPage(pool)((store) => undo(store, decision, { ...steward, ...plain }, policy)),
  };
}

/** What a question of review shows of each. */
const sections = ['identity', 'contact', 'training'];

async function logPeople(
  pool: Pool,
  log: LogRead,
  people: readonly string[],
  { client, role, purpose }: Reader,
): Promise<void> {
  const knownAt = await readSettled(pool);
  const read = { client, role, purpose, sections, askedFor: 'review', validOn: londonDate(knownAt), knownAt };
  await Promise.all([...new Set(people)].map((person) => log({ id: newId(), person, ...read })));
}
