import type { Pool } from 'pg';
import type { MatchCheck } from '#identity/check/match-run.ts';
import { type CheckPorts, checkMatches } from '#job/match/check-matches.ts';
import type { Policy } from '#policy/policy.ts';
import { readHotKeys } from '#store/hot-key.ts';
import { inReading } from '#store/looking.ts';
import { saveMatchRun } from '#store/match-run.ts';
import { inPage } from '#store/page-store.ts';

/** Hears how many people have been worked out; ends it when it is over. */
export type Watching = { readonly note?: CheckPorts['note']; readonly over?: AbortSignal };

/** Matches everybody again, asks about what is otherwise, and keeps the outcome. */
export async function checkNow(pool: Pool, policy: Policy, watching: Watching = {}): Promise<MatchCheck> {
  const run = await checkMatches(checkPorts(pool, policy, watching), policy);
  await saveMatchRun(pool, { kind: 'check', run });
  return run;
}

export function checkPorts(pool: Pool, { matching, check }: Policy, { note, over }: Watching): CheckPorts {
  return {
    inReading: inReading(pool),
    inPage: inPage(pool),
    readHotKeys: () => readHotKeys(pool, matching, check.listed),
    seconds: () => performance.now() / 1000,
    note: note ?? (() => undefined),
    ...(over === undefined ? {} : { over }),
  };
}
