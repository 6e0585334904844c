import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { Observation } from '#observation/observation.ts';
import { type SaidRow, saidAsJson, saidOfAsked, toObservation } from './said.ts';

/**
 * What had been said of some schools by then, and of their belonging to the trusts that they ever named. Asked when
 * somebody looks, by number: nobody's answer depends on a school's name, so that a school that changes resolves nobody again.
 */
export async function readSchoolsSaid(
  pool: Pool,
  urns: readonly string[],
  knownAt: Instant,
): Promise<readonly Observation[]> {
  const { rows } = await pool.query<{ said: readonly SaidRow[] | null }>({
    name: 'read-schools',
    text: `with wanted as (
             select unnest($1::text[]) as urn
           ), asked as (
             select 'school' as feed, urn as record_key from wanted
             union
             select 'school', urn || '/' || trust.uid from wanted cross join lateral (
               select value #>> '{}' as uid from observation
               where feed = 'school' and record_key = urn and attribute = 'trust_uid' offset 0) as trust where trust.uid is not null
           ), said as (${saidOfAsked})
           select ${saidAsJson} as said from said where recorded_from <= $2`,
    values: [urns, knownAt],
  });
  return (rows[0]?.said ?? []).map(toObservation);
}
