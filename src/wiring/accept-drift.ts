import type { Pool } from 'pg';
import { readerOf } from '#connector/reader.ts';
import { tellAgain } from '#job/drift/tell-again.ts';
import { inGroups } from '#job/in-groups.ts';
import type { Policy } from '#policy/policy.ts';
import { acceptDrift, type Drift, readKeysLandedSince } from '#store/drift.ts';
import { inPage } from '#store/page-store.ts';
import { inPageTransaction } from '#store/page-transaction.ts';
import { policyNow } from '#store/policy-in-force.ts';
import { listQuarantine } from '#store/quarantine.ts';
import { replay } from './replay.ts';

/** What came of accepting a change: records whose withheld part is observed now, rows that landed, rows that still wait. */
export type Accepted = {
  readonly drift: Drift;
  readonly observed: number;
  readonly landed: number;
  readonly still: number;
};

/**
 * Accepts a change of a contract, and lets in what waited for that: what its rows said and was not observed, and the rows
 * that were set aside. Accepting once more takes up what a crash left.
 */
export async function acceptChange(
  pool: Pool,
  policy: Policy,
  id: string,
  word: { readonly by: string; readonly because: string },
): Promise<Accepted | undefined> {
  const drift = await inPageTransaction(pool, (transaction) => acceptDrift(transaction, id, word.by, word.because));
  if (drift === undefined) return undefined;
  const observed = await observeWithheld(pool, policy, drift);
  const waiting = (await listQuarantine(pool)).filter(
    ({ feed, channel, problem }) => feed === drift.feed && channel === drift.channel && problem === 'contract_drift',
  );
  const { landed, still } =
    waiting.length === 0
      ? { landed: 0, still: 0 }
      : await replay(
          pool,
          policy,
          waiting.map((row) => row.id),
        );
  return { drift, observed, landed, still };
}

async function observeWithheld(pool: Pool, repository: Policy, drift: Drift): Promise<number> {
  const { feed, channel, kind, firstSeenAt } = drift;
  const policy = await policyNow(pool, repository);
  const isGone = kind === 'missing_field' || kind === 'renamed_field';
  if (!isGone && policy.feed[feed][channel]?.drift !== 'freeze') return 0;
  const source = { feed, channel, reader: readerOf(feed, channel) };
  let observed = 0;
  for (const keys of inGroups(await readKeysLandedSince(pool, source, firstSeenAt), 500))
    observed += await inPage(pool)((store) => tellAgain(store, source, keys, policy));
  return observed;
}
