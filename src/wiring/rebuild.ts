import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { PersonId } from '#identity/person-id.ts';
import { inGroups } from '#job/in-groups.ts';
import type { Policy } from '#policy/policy.ts';
import { saveStandings } from '#store/cohort-standing.ts';
import { inPageTransaction, type PageTransaction } from '#store/page-transaction.ts';
import { addReferences, saveProjections } from '#store/projection.ts';
import { forgetOthers, forgetReferences, readEverybody, readProjectedLines } from '#store/rebuilding.ts';
import { type OpenResolver, type Resolved, resolverHere } from './rebuild/resolver.ts';

/**
 * Resolves everybody again and keeps that in place of what was kept, in one transaction, so that readers see the old or
 * the new. The change feed hears of those alone whose headline becomes another.
 * @param open where people are resolved
 * @returns how many people there are
 */
export async function rebuild(pool: Pool, policy: Policy, open: OpenResolver = resolverHere): Promise<number> {
  return inPageTransaction(pool, async (transaction) => {
    const people = await readEverybody(transaction);
    await forgetReferences(transaction);
    await forgetOthers(transaction, people);
    await using resolver = await open(transaction, policy);
    const groups = inGroups(people, groupSize);
    const work = async (): Promise<void> => {
      for (const some of groups) await save(transaction, some, await resolver.resolve(some));
    };
    await Promise.all(Array.from({ length: resolver.groupsAtOnce }, work));
    return people.length;
  });
}

const groupSize = 500;

async function save(
  transaction: PageTransaction,
  people: readonly PersonId[],
  { projections, standings, named }: Resolved,
): Promise<void> {
  await Promise.all([
    saveProjections(transaction, projections),
    saveStandings(transaction, people, standings),
    addReferences(transaction, named),
  ]);
}

/** A digest of every projected answer, with ids replaced by the smallest source key of each person; as of today. */
export async function projectionDigest(pool: Pool): Promise<string> {
  const hash = createHash('sha256');
  for (const line of await readProjectedLines(pool)) hash.update(`${line}\n`);
  return hash.digest('hex');
}
