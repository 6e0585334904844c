import { londonDate } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import type { InPage } from './page-store.ts';
import { publish } from './publish.ts';

const groupSize = 500;

/** Resolves again whoever the calendar alone has changed since; a transaction a group. @returns how many */
export async function reviewDue(inPage: InPage, policy: Policy): Promise<number> {
  let reviewed = 0;
  for (;;) {
    const count = await inPage(async (store) => {
      const due = await store.readDueForReview(londonDate(store.recordedAt), groupSize);
      await publish(store, due, policy);
      return due.length;
    });
    reviewed += count;
    if (count < groupSize) return reviewed;
  }
}
