import type { Pool } from 'pg';
import { z } from 'zod';
import type { Reader } from '#access/reading.ts';
import { isNightly } from '#identity/check/nightly-question.ts';
import { isWaiting } from '#identity/review-task.ts';
import type { Answered, TaskAnswer } from '#job/match/answer-task.ts';
import { type LinkProblem, linkProblemText } from '#job/match/link-problem.ts';
import { formatInstant, londonDate } from '#kernel/instant.ts';
import { isPlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { parseRef } from '#source/record-ref.ts';
import { readMadeDecision } from '#store/made-decision.ts';
import { readClock } from '#store/person-reading.ts';
import type { TaskDetail } from '#store/review-queue.ts';
import {
  type AnswerOutcome,
  type GivenAnswer,
  type QuestionDetail,
  questionsPerPage,
  type ReviewPorts,
  type Score,
} from '#web/review-port.ts';
import type { StewardDesk } from './match/steward-desk.ts';

/** What the pages of review ask of the stewards' desk. */
export function reviewPorts(pool: Pool, desk: StewardDesk, reader: (purpose: string) => Reader): ReviewPorts {
  return {
    queue: async ({ kind, state, page }) => {
      const [{ total, tasks }, waiting, now] = await Promise.all([
        desk.list({ kind, state }, (page - 1) * questionsPerPage, questionsPerPage),
        desk.waiting(),
        readClock(pool),
      ]);
      return { total, questions: tasks, waiting, now: formatInstant(now) };
    },
    question: async (id) => {
      const task = await desk.task(id, reader('review-match'));
      return task === null ? null : toQuestion(task, londonDate(await readClock(pool)));
    },
    answer: async (id, given) => {
      const task = await desk.task(id, reader('review-match'));
      if (task === null) return { kind: 'refused', message: linkProblemText({ kind: 'no-such-task' }) };
      const { author, reason } = given;
      return outcomeOf(await desk.answer(id, taskAnswer(given, task), { decider: 'steward', author, reason }));
    },
    decision: async (id) => {
      const made = await readMadeDecision(pool, id);
      if (made === null) return null;
      const touched = (await desk.touched(id, reader('review-match'))) ?? {
        joined: [],
        decisions: [],
        messages: 0,
        readBy: [],
      };
      return { ...touched, ...made };
    },
    undo: async (id, author, reason) => outcomeOf(await desk.undo(id, { decider: 'steward', author, reason })),
  };
}

function toQuestion(task: TaskDetail, today: string): QuestionDetail {
  const { evidence, events, holders, openedAt } = task;
  return {
    ...task,
    openedAt,
    tie: evidence.tie,
    compared: evidence.records,
    more: evidence.more,
    score: scoreOf(evidence.score),
    cause: isNightly(task) ? (evidence.cause ?? null) : undefined,
    events: events.map(({ kind, author, reason, until, recordedFrom }) => {
      return { kind, author, reason, until, at: formatInstant(recordedFrom) };
    }),
    people: new Set(holders.map(({ person }) => person)).size,
    isWaiting: isWaiting(task.state),
    today,
  };
}

const score = z.object({
  bits: z.number(),
  probability: z.number(),
  because: z.object({ kind: z.string(), rule: z.string().optional() }).nullable().default(null),
  steps: z.array(
    z.object({
      comparison: z.string(),
      level: z.string(),
      bits: z.number(),
      left: z.string().nullable(),
      right: z.string().nullable(),
    }),
  ),
});

function scoreOf(value: unknown): Score | null {
  return value === undefined ? null : score.parse(value);
}

function taskAnswer({ action, records, until }: GivenAnswer, { evidence }: TaskDetail): TaskAnswer {
  switch (action) {
    case 'ask':
      return { kind: 'ask' };
    case 'defer':
      if (until === null || !isPlainDate(until)) throw new Error('Something is put off until no day');
      return { kind: 'defer', until };
    default:
      return { kind: action, records: records.flatMap((at) => parseRef(evidence.records[at]?.record ?? '') ?? []) };
  }
}

function outcomeOf(outcome: Result<Answered, LinkProblem>): AnswerOutcome {
  if (!outcome.ok) return { kind: 'refused', message: linkProblemText(outcome.problem) };
  return { kind: outcome.value.kind === 'proposed' ? 'proposed' : 'done' };
}
