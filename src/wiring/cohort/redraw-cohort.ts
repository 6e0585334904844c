import type { Pool as DatabasePool } from 'pg';
import type { Pool } from '#cohort/draw.ts';
import { endOfLondonDay } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { compareText } from '#observation/version.ts';
import type { Policy } from '#policy/policy.ts';
import { readSettled } from '#store/person-reading.ts';
import { policyAt } from '#store/policy-in-force.ts';
import { closedPools, drawnPool } from './pools.ts';
import type { CohortProblem, Note } from './read-cohort.ts';

export type RedrawnWave = {
  readonly wave: number;
  readonly day: PlainDate;
  readonly people: number;
  readonly isEqual: boolean;
};

export type RedrawCohort = (name: string, note: Note) => Promise<Result<readonly RedrawnWave[], CohortProblem>>;

/** Works every closed wave out again from the evidence: what is kept must be what comes out. */
export function cohortRedrawer(pool: DatabasePool, repository: Policy): RedrawCohort {
  return async (name, note) => {
    const settled = await readSettled(pool);
    const policy = await policyAt(pool, repository, settled);
    const cohort = policy.cohorts.get(name);
    if (cohort === undefined) return fail({ kind: 'no-such-cohort', known: [...policy.cohorts.keys()] });
    const kept = await closedPools({ pool, policy, cohort, knownAt: settled, note });
    const waves: RedrawnWave[] = [];
    for (const [index, day] of cohort.draw.days.entries()) {
      const before = kept[index];
      if (before === undefined || endOfLondonDay(day) > settled) break;
      const again = await drawnPool({ pool, policy, cohort, note }, day);
      waves.push({ wave: index + 1, day, people: before.size, isEqual: textOf(before) === textOf(again) });
    }
    return ok(waves);
  };
}

function textOf(pool: Pool): string {
  const lines = [...pool.values()].map(({ account, membership, stratum, begun, stands }) =>
    [account, membership, stratum, begun, stands].join(' '),
  );
  return lines.toSorted(compareText).join('\n');
}
