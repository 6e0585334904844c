import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answersNow, partition } from '../support/answer.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { type Arrival, openLedger, receive } from '../support/ledger.ts';
import { decideAll, type MadeUpDecision, madeUpDecisions } from '../support/made-up-decision.ts';
import { askedDays, endOfHistory, histories } from '../support/made-up-history.ts';

/** Law 1 (R13): what is known now follows from the versions, not from the order or number of their arrivals. */
export async function checkAnyOrder(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  const outcomeOf = async (arrivals: readonly Arrival[], decisions: readonly MadeUpDecision[]) => {
    await ledger.empty(endOfHistory);
    await receive(ledger.pool, arrivals);
    // About what is not held yet nothing can be decided, so decisions come last; their own order does not matter either.
    await decideAll(ledger.pool, decisions);
    return { people: await partition(ledger.pool), answers: await answersNow(ledger.pool, askedDays) };
  };
  const cases = fc
    .tuple(histories({ versions: 30 }), madeUpDecisions)
    .chain(([versions, decisions]) =>
      fc.tuple(
        fc.constant(versions),
        shuffled(versions),
        fc.subarray([...versions]),
        fc.constant(decisions),
        shuffled(decisions),
      ),
    );
  await checkLaw(
    cases,
    async ([versions, first, again, decisions, shuffledDecisions]) => {
      assert.deepEqual(await outcomeOf([...first, ...again], shuffledDecisions), await outcomeOf(versions, decisions));
    },
    effort,
  );
}

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
