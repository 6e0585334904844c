import type { PersonId } from '#identity/person-id.ts';
import { londonDate } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { textHashOf } from './cohort-standing.ts';
import type { InPage, PageStore } from './page-store.ts';
import { publish } from './publish.ts';

const groupSize = 500;

/** Resolves again whoever the calendar alone has changed since; a transaction a group. @returns how many */
export function reviewDue(inPage: InPage, policy: Policy): Promise<number> {
  return review(inPage, policy, (store) => store.readDueForReview(londonDate(store.recordedAt), groupSize));
}

/** Resolves again whoever was last resolved under other policy texts than these. @returns how many */
export function reviewOvertaken(
  inPage: InPage,
  policy: Policy,
  note: (reviewed: number) => void = () => undefined,
): Promise<number> {
  const overtaken = async (store: PageStore): Promise<readonly PersonId[]> => {
    const inForce = await store.policyInForce(policy);
    const texts = [...inForce.cohorts.values()].map((cohort) => ({
      cohort: cohort.name,
      textHash: textHashOf(inForce, cohort),
    }));
    return store.readOvertaken(texts, groupSize);
  };
  return review(inPage, policy, overtaken, note);
}

async function review(
  inPage: InPage,
  policy: Policy,
  whom: (store: PageStore) => Promise<readonly PersonId[]>,
  note: (reviewed: number) => void = () => undefined,
): Promise<number> {
  let reviewed = 0;
  for (;;) {
    const count = await inPage(async (store) => {
      const people = await whom(store);
      await publish(store, people, policy);
      return people.length;
    });
    reviewed += count;
    note(reviewed);
    if (count < groupSize) return reviewed;
  }
}
