import { isWaiting, type OpenTask } from '#identity/review-task.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import type { Deciding, Outcome } from './decide-by-hand.ts';
import { keepApart, linkByHand, splitOff } from './decide-links.ts';
import type { LinkProblem } from './link-problem.ts';

/** What somebody does with a task: decide about some of its records (none named: one of each group), put it off, or ask the person. */
export type TaskAnswer =
  | { readonly kind: 'link' | 'apart' | 'split'; readonly records: readonly RecordRef[] }
  | { readonly kind: 'defer'; readonly until: PlainDate }
  | { readonly kind: 'ask' };

export type Answered = Outcome | { readonly kind: 'noted' };

export async function answerTask(
  store: PageStore,
  id: string,
  answer: TaskAnswer,
  given: Omit<Deciding, 'second' | 'task'>,
  policy: Policy,
): Promise<Result<Answered, LinkProblem>> {
  const task = await store.readTask(id);
  if (task === null) return fail({ kind: 'no-such-task' });
  if (!isWaiting(task.state)) return fail({ kind: 'task-over' });
  const { author, reason } = given;
  const deciding = { ...given, second: null, task: id };
  switch (answer.kind) {
    case 'link':
      return linkOf(store, task, answer.records, deciding, policy);
    case 'apart':
      return keepApart(store, chosen(task, answer.records), deciding, policy);
    case 'split':
      return splitOff(store, answer.records, deciding, policy);
    case 'defer':
    case 'ask': {
      const kind = answer.kind === 'ask' ? 'asked' : 'deferred';
      const detail = answer.kind === 'ask' ? {} : { until: answer.until };
      await store.addTaskEvents([{ id: newId(), task: id, kind, author, reason, detail, decision: null }]);
      return ok({ kind: 'noted' });
    }
  }
}

/** The second checker agrees to what the first proposed, and to nothing else. */
async function linkOf(
  store: PageStore,
  task: OpenTask,
  records: readonly RecordRef[],
  deciding: Deciding,
  policy: Policy,
): Promise<Result<Answered, LinkProblem>> {
  const { proposal } = task;
  if (proposal === null) return linkByHand(store, chosen(task, records), deciding, policy);
  if (proposal.by.toLowerCase() === deciding.author.toLowerCase()) return fail({ kind: 'same-checker' });
  const agreed = { ...deciding, author: proposal.by, second: deciding.author };
  return linkByHand(store, proposal.records, agreed, policy);
}

function chosen({ parts }: OpenTask, records: readonly RecordRef[]): readonly RecordRef[] {
  return records.length > 0 ? records : parts.flatMap((part) => part.slice(0, 1));
}
