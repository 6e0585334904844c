import type { Pool } from 'pg';
import type { Difference } from '#identity/check/difference.ts';
import type { ShadowRun } from '#identity/check/match-run.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { moveOf, shadowMatches } from '#job/match/shadow-matches.ts';
import type { Policy } from '#policy/policy.ts';
import { saveMatchRun } from '#store/match-run.ts';
import { checkPorts, type Watching } from './check-matches.ts';

export type Shadowed = { readonly run: ShadowRun; readonly differences: readonly Difference[] };

/**
 * What another text would make of everybody, beside what stands; that it ran is kept, with the first that it would move.
 * @param listed so many differences are told with their evidence
 */
export async function shadowModel(
  pool: Pool,
  policy: Policy,
  matching: Matching,
  listed: number,
  watching: Watching,
): Promise<Shadowed> {
  const { peopleAtOnce, listed: kept } = policy.check;
  const ports = checkPorts(pool, policy, watching);
  const found = await shadowMatches(ports, matching, peopleAtOnce, Math.max(listed, kept));
  const run = { ...found.run, moves: found.differences.slice(0, kept).map(moveOf) };
  await saveMatchRun(pool, { kind: 'shadow', run });
  return { run, differences: found.differences.slice(0, listed) };
}
