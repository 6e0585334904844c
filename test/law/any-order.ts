import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answersNow, partition } from '../support/answer.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { type Arrival, openLedger, receive } from '../support/ledger.ts';
import { askedDays, endOfHistory, histories } from '../support/made-up-history.ts';

/** Law 1 (R13): what is known now follows from the versions, not from the order or number of their arrivals. */
export async function checkAnyOrder(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  const outcomeOf = async (arrivals: readonly Arrival[]) => {
    await ledger.empty(endOfHistory);
    await receive(ledger.pool, arrivals);
    return { people: await partition(ledger.pool), answers: await answersNow(ledger.pool, askedDays) };
  };
  const cases = histories({ versions: 30 }).chain((versions) =>
    fc.tuple(fc.constant(versions), shuffled(versions), fc.subarray([...versions])),
  );
  await checkLaw(
    cases,
    async ([versions, first, again]) => {
      assert.deepEqual(await outcomeOf([...first, ...again]), await outcomeOf(versions));
    },
    effort,
  );
}

function shuffled(versions: readonly Arrival[]): fc.Arbitrary<readonly Arrival[]> {
  return fc.shuffledSubarray([...versions], { minLength: versions.length });
}
