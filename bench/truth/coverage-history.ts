import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';
import type { Coverage } from '#record/evidence/evidence.ts';
import { coverageOf } from '#record/evidence/scope.ts';
import { readFeed, readInstant } from '#store/row.ts';

/** The last complete runs by an instant that would have shown a change to these records. */
export type CoverageHistory = (own: readonly Observation[], at: Instant) => readonly Coverage[];

export async function readCoverageHistory(pool: Pool): Promise<CoverageHistory> {
  const { rows } = await pool.query('select feed, scope, complete_at from coverage order by complete_at');
  const all: readonly Coverage[] = rows.map((row) => ({
    feed: readFeed(row.feed),
    scope: row.scope,
    completeAt: readInstant(row.complete_at),
  }));
  const scopes = [...Map.groupBy(all, ({ feed, scope }) => `${feed}/${scope}`).values()];
  return (own, at) => {
    const known = own.filter(({ recordedFrom }) => recordedFrom <= at);
    return coverageOf(
      known,
      scopes.flatMap((runs) => runs.findLast(({ completeAt }) => completeAt <= at) ?? []),
    );
  };
}
