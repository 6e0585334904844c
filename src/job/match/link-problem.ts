import type { RecordRef } from '#source/record-ref.ts';

/** Why a decision about whose records are was not taken; nothing was written then. */
export type LinkProblem =
  /** Nobody holds these records, or none was named. */
  | { readonly kind: 'unknown-records'; readonly records: readonly RecordRef[] }
  /** They are one person already, so that nothing is to be linked, or one person's, so that they must be split. */
  | { readonly kind: 'one-person' }
  /** They are not one person's, so that nothing is to be split. */
  | { readonly kind: 'several-people' }
  /** Every record of the person was named: nobody would be left. */
  | { readonly kind: 'nobody-left' }
  /** A decision that stands says the opposite; it has to be taken back first. */
  | { readonly kind: 'against-decision'; readonly decision: string }
  | { readonly kind: 'no-such-task' }
  /** The task is over, or its records have come together or apart since. */
  | { readonly kind: 'task-over' }
  | { readonly kind: 'same-checker' }
  | { readonly kind: 'no-such-decision' }
  | { readonly kind: 'taken-back' };

export function linkProblemText(problem: LinkProblem): string {
  switch (problem.kind) {
    case 'unknown-records':
      return 'Nobody holds some of the records that were named.';
    case 'one-person':
      return 'These records are held to be one person already.';
    case 'several-people':
      return 'These records are not all held to be one person.';
    case 'nobody-left':
      return 'Every record of the person was named: name those that belong to somebody else.';
    case 'against-decision':
      return `A decision that stands says the opposite: ${problem.decision}. Take it back first.`;
    case 'no-such-task':
      return 'There is no such task.';
    case 'task-over':
      return 'This task is over: somebody decided, or the records changed.';
    case 'same-checker':
      return 'Somebody else has to look a second time.';
    case 'no-such-decision':
      return 'There is no such decision that can be taken back.';
    case 'taken-back':
      return 'This decision was taken back already.';
  }
}
