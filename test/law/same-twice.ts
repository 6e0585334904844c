import assert from 'node:assert/strict';
import type { Instant } from '#kernel/instant.ts';
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
      await expectSameTwice(ledger, endOfHistory);
    },
    effort,
  );
}

export async function expectSameTwice(ledger: Ledger, now: Instant): Promise<void> {
  const before = await tableDigests(ledger.owner);
  const again = await currentVersions(ledger, now);
  assert.ok(again.length > 0);
  for (const landed of await receive(ledger.pool, again)) assert.equal(landed.landed + landed.quarantined, 0);
  assert.deepEqual(await tableDigests(ledger.owner), before);
}

/** Every record's present bytes, a page a channel, as a later full reading would bring them. */
async function currentVersions({ owner }: Ledger, now: Instant): Promise<readonly Arrival[]> {
  const { rows } = await owner.query(
    `select feed, channel, array_agg(body) as bodies from source_record join payload on hash = current_hash group by feed, channel`,
  );
  return rows.map(({ feed, channel, bodies }): Arrival => {
    assert.ok(isFeed(feed));
    return { feed, channel, runStartedAt: now, rows: bodies };
  });
}
