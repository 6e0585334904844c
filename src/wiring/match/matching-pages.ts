import type { Pool } from 'pg';
import { isUnder } from '#identity/check/thresholds.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { readLastCheck, readShadowRuns } from '#store/match-run.ts';
import type { MatchingPorts } from '#web/matching-port.ts';

/** As many as somebody compares. */
const mostShadows = 10;
/** A model is tried with other thresholds now and then. */
const mostOfOne = 1000;

/** What the page of matching asks of the store. */
export function matchingPorts(pool: Pool, { matching }: Policy): MatchingPorts {
  return {
    lastCheck: () => readLastCheck(pool),
    report: async () => {
      const { version: model } = matching.model.parameters;
      const [check, shadows, own] = await Promise.all([
        readLastCheck(pool),
        readShadowRuns(pool, mostShadows),
        readShadowRuns(pool, mostOfOne, model),
      ]);
      const shadowed = own.find((run) => isUnder(run, matching));
      return {
        model,
        shadowedAt: shadowed === undefined ? null : formatInstant(shadowed.at),
        check,
        shadows,
      };
    },
  };
}
