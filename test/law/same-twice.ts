import assert from 'node:assert/strict';
import { isFeed } from '#source/feed.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { type Arrival, type Ledger, openLedger, receive } from '../support/ledger.ts';
import { endOfHistory, histories } from '../support/made-up-history.ts';
import { tableDigests } from '../support/table-digest.ts';

/** Law 2: the bytes of a record's current version, landed again, change nothing but the log of the run. */
export async function checkSameTwice(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  await checkLaw(
    histories({ versions: 25 }),
    async (versions) => {
      await ledger.empty(endOfHistory);
      await receive(ledger.pool, versions);
      const before = await tableDigests(ledger.owner);
      const again = await currentVersions(ledger);
      assert.ok(again.length > 0);
      for (const landed of await receive(ledger.pool, again)) assert.equal(landed.landed + landed.quarantined, 0);
      assert.deepEqual(await tableDigests(ledger.owner), before);
    },
    effort,
  );
}

/** Every record's present bytes, a page a channel, as a later full reading would bring them. */
async function currentVersions({ owner }: Ledger): Promise<readonly Arrival[]> {
  const { rows } = await owner.query(
    `select feed, channel, array_agg(body) as bodies from source_record join payload on hash = current_hash group by feed, channel`,
  );
  return rows.map(({ feed, channel, bodies }): Arrival => {
    assert.ok(isFeed(feed));
    return { feed, channel, runStartedAt: endOfHistory, rows: bodies };
  });
}
