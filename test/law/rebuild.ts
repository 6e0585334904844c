import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { reviewDue } from '#job/review.ts';
import { inPage } from '#store/page-store.ts';
import { readProjectedLines } from '#store/rebuilding.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { rebuild } from '../../src/wiring/rebuild.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { openLedger, policy, receive } from '../support/ledger.ts';
import { decideAll, decidedBetween, madeUpDecisions } from '../support/made-up-decision.ts';
import { endOfHistory, histories } from '../support/made-up-history.ts';
import { madeUpSettlings, settleBetween } from '../support/made-up-settling.ts';

/** Law 3: the projections that grew with each page are those that a rebuild from observations and decisions makes. */
export async function checkRebuild(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  await checkLaw(
    fc.tuple(histories({ versions: 30 }), madeUpDecisions, madeUpSettlings),
    async ([versions, decisions, settlings]) => {
      const [first] = versions;
      assert.ok(first);
      await ledger.empty(first.runStartedAt);
      for (const [index, arrival] of versions.entries()) {
        await setSimulatedClock(ledger.pool, arrival.runStartedAt);
        await receive(ledger.pool, [arrival]);
        const before = versions[index - 1]?.runStartedAt;
        await decideAll(ledger.pool, decidedBetween(decisions, before, arrival.runStartedAt));
        await settleBetween(ledger.pool, settlings, before, arrival.runStartedAt);
        await reviewDue(inPage(ledger.pool), policy);
      }
      await setSimulatedClock(ledger.pool, endOfHistory);
      await expectRebuildAgrees(ledger.pool);
    },
    effort,
  );
}

export async function expectRebuildAgrees(pool: Pool): Promise<void> {
  await reviewDue(inPage(pool), policy);
  const before = [await readProjectedLines(pool), await referencesOf(pool)];
  await rebuild(pool, policy);
  assert.deepEqual([await readProjectedLines(pool), await referencesOf(pool)], before);
}

async function referencesOf(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `select concat_ws(' ', feed, record_key, reference_feed, reference_key) as line from record_reference order by 1`,
  );
  return rows.map((row) => row.line);
}
