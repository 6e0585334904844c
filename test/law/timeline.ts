import assert from 'node:assert/strict';
import type { Pool } from 'pg';
import { londonDate } from '#kernel/instant.ts';
import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts';
import { attributeTimelines, type HeldSpan, heldOn, isSame } from '#record/attribute-timeline.ts';
import { beliefsOn } from '#record/belief.ts';
import { ask, partition } from '../support/answer.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { openLedger, policy, receive } from '../support/ledger.ts';
import { endOfHistory, histories } from '../support/made-up-history.ts';

/** A timeline says of each day, and of what was believed at each instant, what an answer says that is asked for just that. */
export async function checkTimelines(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  await checkLaw(
    histories({ versions: 25 }),
    async (versions) => {
      await ledger.empty(endOfHistory);
      await receive(ledger.pool, versions);
      await expectTimelines(ledger.pool);
    },
    effort,
  );
}

const [firstDay, askedOn] = [plainDate('2025-01-01'), plainDate('2025-10-25')];

async function expectTimelines(pool: Pool): Promise<void> {
  for (const [who] of await partition(pool)) {
    assert.ok(who);
    const now = await ask(pool, { who, validOn: askedOn, knownAt: null });
    assert.ok(now);
    const timelines = attributeTimelines(now.view, policy);
    const today = londonDate(now.view.knownAt);
    for (let on = firstDay; on <= today; on = addDays(on, 1)) {
      const held = heldOn(now.view, on, policy);
      for (const name of new Set([...held.keys(), ...Object.keys(timelines)])) {
        const told = spanOn(timelines[name] ?? [], on)?.held ?? null;
        // Before the first word of anybody a timeline does not go.
        if (told === null && !reaches(timelines[name] ?? [], on)) continue;
        assert.ok(isSame(told, held.get(name) ?? null), `${name} of ${who} on ${on}`);
      }
    }
    const beliefs = beliefsOn(now.evidence, askedOn, now.view.knownAt, () => policy);
    for (const [name, all] of Object.entries(beliefs)) {
      const last = all.at(-1)?.held ?? null;
      assert.ok(isSame(last, heldOn(now.view, askedOn, policy).get(name) ?? null), `belief of ${name} of ${who}`);
    }
  }
}

function spanOn(spans: readonly HeldSpan[], on: PlainDate): HeldSpan | undefined {
  return spans.find(({ from, until }) => from <= on && (until === null || on < until));
}

function reaches([first]: readonly HeldSpan[], on: PlainDate): boolean {
  return first !== undefined && first.from <= on;
}
