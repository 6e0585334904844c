import type { Pool } from 'pg';
import type { Policy } from '#policy/policy.ts';
import { listQuarantine } from '#store/quarantine.ts';
import { retryRow } from './correct-row.ts';

/** Reads set-aside rows again, each in its own transaction and with its own run's time; what still does not fit stays. */
export async function replay(
  pool: Pool,
  policy: Policy,
  ids: readonly string[],
): Promise<{ readonly landed: number; readonly still: number }> {
  let landed = 0;
  let still = 0;
  for (const { id } of await listQuarantine(pool, ids)) {
    const tried = await retryRow(pool, policy, id);
    if (tried.kind === 'landed') landed += 1;
    else still += 1;
  }
  return { landed, still };
}
