import type { NewTaskEvent } from '#identity/review-task.ts';
import { newId } from '../new-id.ts';

/** A task asks nothing any more. */
export function mootEvent(task: string, reason: string): NewTaskEvent {
  return { id: newId(), task, kind: 'moot', author: 'rule', reason, detail: {}, decision: null };
}
