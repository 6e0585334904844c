import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { answersNow, partition } from '../support/answer.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { type Arrival, openLedger, receive } from '../support/ledger.ts';
import { endOfHistory, histories } from '../support/made-up-history.ts';
import {
  decideLink,
  decideParts,
  type MadeUpLink,
  madeUpLinks,
  madeUpParts,
  partitionAtOnce,
  undoLink,
} from '../support/made-up-link.ts';
import { expectRebuildAgrees } from './rebuild.ts';

/** Law 1 with decisions about whose records are: they and the versions may come in any order among one another. */
export async function checkDecisionsInAnyOrder(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  const outcomeOf = async (steps: readonly Step[]) => {
    await ledger.empty(endOfHistory);
    for (const step of steps) {
      if (step.kind === 'version') await receive(ledger.pool, [step.arrival]);
      else await decideParts(ledger.pool, step.decision);
    }
    return partition(ledger.pool);
  };
  const cases = fc.tuple(histories({ versions: 16 }), madeUpParts).chain(([versions, decisions]) => {
    const steps = [
      ...versions.map((arrival): Step => ({ kind: 'version', arrival })),
      ...decisions.map((decision): Step => ({ kind: 'decision', decision })),
    ];
    return fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length }));
  });
  await checkLaw(
    cases,
    async ([steps, shuffled]) => assert.deepEqual(await outcomeOf(shuffled), await outcomeOf(steps)),
    effort,
  );
}

type Step =
  | { readonly kind: 'version'; readonly arrival: Arrival }
  | { readonly kind: 'decision'; readonly decision: Parameters<typeof decideParts>[1] };

/** Law 3: who is whom, page by page and decision by decision, is what all of it gives at once; every id that changed says why. */
export async function checkBatchAgrees(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  await checkLaw(
    lives,
    async (steps) => {
      await ledger.empty(endOfHistory);
      await live(ledger.pool, steps);
      assert.deepEqual(await partition(ledger.pool), await partitionAtOnce(ledger.pool));
      await expectEveryChangeTold(ledger.pool);
      await expectRebuildAgrees(ledger.pool);
    },
    effort,
  );
}

/** Law 5: whatever was decided and undone, in whatever order and with whatever in between, leaves nothing behind. */
export async function checkUndoLeavesNothing(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  await checkLaw(
    fc.tuple(lives, fc.infiniteStream(fc.nat())),
    async ([steps, picks]) => {
      await ledger.empty(endOfHistory);
      await live(
        ledger.pool,
        steps.filter(({ kind }) => kind === 'version'),
      );
      const never = await outcomeOf(ledger.pool);
      await ledger.empty(endOfHistory);
      const standing = [...(await live(ledger.pool, steps))];
      while (standing.length > 0) {
        const [next] = standing.splice(Number(picks.next().value) % standing.length, 1);
        if (next !== undefined) await undoLink(ledger.pool, next);
      }
      assert.deepEqual(await outcomeOf(ledger.pool), never);
    },
    effort,
  );
}

const days = ['2025-09-03', '2026-03-01'];

async function outcomeOf(pool: Pool) {
  await setSimulatedClock(pool, endOfHistory);
  return { people: await partition(pool), answers: await answersNow(pool, days) };
}

type LifeStep =
  | { readonly kind: 'version'; readonly arrival: Arrival }
  | { readonly kind: 'link'; readonly link: MadeUpLink }
  | { readonly kind: 'undo' };

/** Versions, with decisions and their undoing strewn among them. */
const lives: fc.Arbitrary<readonly LifeStep[]> = fc
  .tuple(
    histories({ versions: 16 }),
    madeUpLinks,
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
  )
  .map(([versions, links, places]) => {
    const steps: LifeStep[] = versions.map((arrival) => ({ kind: 'version', arrival }));
    const strewn: readonly LifeStep[] = [...links.map((link): LifeStep => ({ kind: 'link', link })), { kind: 'undo' }];
    for (const [index, step] of strewn.entries())
      steps.splice(Math.floor((places[index] ?? 1) * steps.length), 0, step);
    return steps;
  });

/** @returns the decisions that stand at the end */
async function live(pool: Pool, steps: readonly LifeStep[]): Promise<readonly string[]> {
  const standing: string[] = [];
  for (const step of steps) {
    if (step.kind === 'version') await receive(pool, [step.arrival]);
    else if (step.kind === 'link') {
      const decision = await decideLink(pool, step.link);
      if (decision !== null) standing.push(decision);
    } else {
      const last = standing.pop();
      if (last !== undefined) await undoLink(pool, last);
    }
  }
  return standing;
}

/** A record that changed hands cites its decision, an id that went leads somewhere, and every person has records or a successor. */
async function expectEveryChangeTold(pool: Pool): Promise<void> {
  const { rows } = await pool.query(
    `select (select count(*)::int from link left join decision on decision.id = decision_id where decision.id is null) as untold,
       (select count(*)::int from person where not exists (select from link where person_id = person.id and recorded_to is null)
         and not exists (select from redirect where from_person = person.id and recorded_to is null)) as lost,
       (select count(*)::int from redirect where recorded_to is null
         and exists (select from link where person_id = from_person and link.recorded_to is null)) as both`,
  );
  assert.deepEqual(rows[0], { untold: 0, lost: 0, both: 0 });
}
