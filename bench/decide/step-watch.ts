import type { PageStore } from '#job/page-store.ts';

/**
 * The steps of a decision for which the database is asked and waited for: providers that it names; those who share a number or a key; all who hang
 * together with them; their pairs, decisions and questions; and, where people meet or part, what they were.
 */
export const askedSteps = ['named', 'near', 'reached', 'known', 'past'] as const;
export type AskedStep = (typeof askedSteps)[number];

/** How long each step waited for the database, in milliseconds, how often, and how many records hung together. */
export type StepTimes = {
  readonly waited: Map<AskedStep, number>;
  readonly times: Map<AskedStep, number>;
  reached: number;
};

export function newStepTimes(): StepTimes {
  return { waited: new Map(), times: new Map(), reached: 0 };
}

/** The same store; what a step asks for side by side is waited for once. */
export function watched(store: PageStore, into: StepTimes): PageStore {
  const around = <Rest extends unknown[], Answer>(step: AskedStep, call: (...rest: Rest) => Promise<Answer>) => {
    return async (...rest: Rest): Promise<Answer> => {
      const began = performance.now();
      const before = open.get(step);
      if (before === undefined) open.set(step, { began, calls: 1 });
      else before.calls += 1;
      try {
        return await call(...rest);
      } finally {
        const own = open.get(step);
        if (own !== undefined) {
          own.calls -= 1;
          if (own.calls === 0) {
            open.delete(step);
            add(into.waited, step, performance.now() - own.began);
            add(into.times, step, 1);
          }
        }
      }
    };
  };
  const open = new Map<AskedStep, { readonly began: number; calls: number }>();
  return {
    ...store,
    readReferences: around('named', store.readReferences),
    readRelated: around('near', store.readRelated),
    readCandidates: around('near', store.readCandidates),
    readReached: async (...asked) => {
      const members = await around('reached', store.readReached)(...asked);
      into.reached = Math.max(into.reached, members.length);
      return members;
    },
    readEdges: around('known', store.readEdges),
    readFeatures: around('known', store.readFeatures),
    readLinkDecisions: around('known', store.readLinkDecisions),
    readOpenTasks: around('known', store.readOpenTasks),
    readPersonPast: around('past', store.readPersonPast),
  };
}

function add(to: Map<AskedStep, number>, step: AskedStep, more: number): void {
  to.set(step, (to.get(step) ?? 0) + more);
}
