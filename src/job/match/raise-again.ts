import { londonDate } from '#kernel/instant.ts';
import { newId } from '../new-id.ts';
import type { InPage } from '../page-store.ts';

const groupSize = 500;

/** Opens again every task that was put off until today or before; a transaction a group. @returns how many */
export async function raiseAgain(inPage: InPage): Promise<number> {
  let raised = 0;
  for (;;) {
    const count = await inPage(async (store) => {
      const due = await store.readPutOff(londonDate(store.recordedAt), groupSize);
      const event = {
        kind: 'reopened',
        author: 'rule',
        reason: 'The day has come.',
        detail: {},
        decision: null,
      } as const;
      if (due.length > 0) await store.addTaskEvents(due.map((task) => ({ id: newId(), task, ...event })));
      return due.length;
    });
    raised += count;
    if (count < groupSize) return raised;
  }
}
