import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { readDate, readInstantOrNull } from './row.ts';

/** The kept statuses of some people over valid time, oldest first; `stale` are those whom the calendar may have overtaken. */
export type KeptLives = {
  /** The last instant that the projection holds. */
  readonly knownAt: Instant | null;
  readonly lives: ReadonlyMap<string, readonly { readonly from: PlainDate; readonly code: string }[]>;
  readonly stale: readonly string[];
};

export async function readLives(pool: Pool, people: readonly string[], today: PlainDate): Promise<KeptLives> {
  const { rows } = await pool.query<{
    at: string | null;
    lives: readonly Life[] | null;
    stale: readonly string[] | null;
  }>({
    name: 'read-lives',
    text: `with asked as (select unnest($1::uuid[]) as person_id)
           select (select max(recorded_at) from recording) as at,
             (select json_agg(json_build_array(person_id, spans)) from (
               select person_id, json_agg(json_build_array(valid_from, code) order by valid_from) as spans
               from asked join person_span using (person_id) group by person_id) as life) as lives,
             (select json_agg(person_id) from asked left join person_status using (person_id)
               where code is null or review_on < $2::date) as stale`,
    values: [people, today],
  });
  const [row] = rows;
  return {
    knownAt: readInstantOrNull(row?.at ?? null),
    lives: new Map(
      (row?.lives ?? []).map(([person, spans]) => [
        person,
        spans.map(([from, code]) => ({ from: readDate(from), code })),
      ]),
    ),
    stale: row?.stale ?? [],
  };
}

type Life = readonly [string, readonly (readonly [string, string])[]];

/** The instant at which anything was last written. */
export async function readLastRecording(pool: Pool): Promise<Instant | null> {
  const { rows } = await pool.query({
    name: 'last-recording-of-all',
    text: 'select max(recorded_at) as at from recording',
  });
  return readInstantOrNull(rows[0]?.at ?? null);
}
