import type { ProjectedStanding } from '#cohort/projection.ts';
import type { PersonId } from '#identity/person-id.ts';
import { gather } from '#job/gather.ts';
import { resolvePerson } from '#job/publish.ts';
import type { Named } from '#job/reference-shelf.ts';
import type { Policy } from '#policy/policy.ts';
import type { Projection } from '#record/projection.ts';
import { openPageMemory } from '#store/page-memory.ts';
import { pageStore } from '#store/page-store.ts';
import type { PageTransaction } from '#store/page-transaction.ts';

/** All that is kept of some people, worked out anew. */
export type Resolved = {
  readonly projections: readonly Projection[];
  readonly standings: readonly ProjectedStanding[];
  readonly named: readonly Named[];
};

/** Works out what is kept of people, so many groups at a time. */
export type Resolver = {
  readonly groupsAtOnce: number;
  resolve(people: readonly PersonId[]): Promise<Resolved>;
} & AsyncDisposable;

export type OpenResolver = (transaction: PageTransaction, policy: Policy) => Promise<Resolver>;

/** In this thread, over the transaction's own connection. */
export const resolverHere: OpenResolver = async (transaction, policy) => ({
  groupsAtOnce: 1,
  resolve: resolverOver(transaction, policy),
  [Symbol.asyncDispose]: async () => undefined,
});

/** Reads as a page's transaction would. What records name is found again, never taken from what is kept of it. */
export function resolverOver(transaction: PageTransaction, repository: Policy): Resolver['resolve'] {
  const memory = openPageMemory();
  memory.enter(null);
  return async (people) => {
    const store = pageStore(transaction, memory);
    const policy = await store.policyInForce(repository);
    const { evidenceOf, found } = await gather({ ...store, readNamed: async () => [] }, people);
    const resolved = people.map((person) => resolvePerson(person, evidenceOf(person), store.recordedAt, policy));
    return {
      projections: resolved.map(({ projection }) => projection),
      standings: resolved.flatMap(({ standings }) => standings),
      named: found,
    };
  };
}
