import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { inGroups } from '#job/in-groups.ts';
import { publish } from '#job/publish.ts';
import type { Policy } from '#policy/policy.ts';
import { pageStore } from '#store/page-store.ts';
import { inPageTransaction } from '#store/page-transaction.ts';
import { forgetProjections, readEverybody, readProjectedLines } from '#store/rebuilding.ts';

/** Throws the projections away and resolves everybody again, in one transaction, so that readers see the old or the new. */
export async function rebuild(pool: Pool, policy: Policy): Promise<number> {
  return inPageTransaction(pool, async (transaction) => {
    const people = await readEverybody(transaction);
    await forgetProjections(transaction);
    for (const some of inGroups(people, 500)) await publish(pageStore(transaction), some, policy);
    return people.length;
  });
}

/** A digest of every projected answer, with ids replaced by the smallest source key of each person; as of today. */
export async function projectionDigest(pool: Pool): Promise<string> {
  const hash = createHash('sha256');
  for (const line of await readProjectedLines(pool)) hash.update(`${line}\n`);
  return hash.digest('hex');
}
