import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { addSeconds, type Instant, instant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { openForTest } from '../../sandbox/open-for-test.ts';
import { feedsOf } from '../../src/wiring/england.ts';
import { syncDue } from '../../src/wiring/sync.ts';
import { type Ledger, openLedger, policy } from '../support/ledger.ts';

/** A made-up England and the ledger that reads it, moved on together. */
export type ReadEngland = { readonly ledger: Ledger; liveUntil(until: Instant, everyDays: number): Promise<void> };

export async function openEngland(
  t: TestContext,
  options: { readonly people: number; readonly seed: number; readonly from: string },
): Promise<ReadEngland> {
  const drop = mkdtempSync(join(tmpdir(), 'england-'));
  const ledger = await openLedger(instant(options.from));
  t.after(async () => {
    await ledger[Symbol.asyncDispose]();
    rmSync(drop, { recursive: true });
  });
  const england = await openForTest(t, options.from, { people: options.people, seed: options.seed, drop });
  const feeds = feedsOf({ ...england, dropDirectory: drop });
  let now = instant(options.from);
  const moveTo = async (to: Instant) => {
    now = to;
    await england.moveTo(to);
    await setSimulatedClock(ledger.pool, to);
  };
  const http = { wait: (seconds: number) => moveTo(addSeconds(now, seconds)), random: () => 0.5 };
  return {
    ledger,
    liveUntil: async (until, everyDays) => {
      while (now < until) {
        await moveTo(addSeconds(now, everyDays * 86_400));
        await syncDue({ pool: ledger.pool, policy, feeds, http }, ({ outcome, problem }) =>
          // A list without anybody proves no absence, and few people make such lists.
          assert.notEqual(outcome, 'failed', problem ?? ''),
        );
      }
    },
  };
}
