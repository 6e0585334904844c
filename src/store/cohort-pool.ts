import type { Pool as DatabasePool } from 'pg';
import type { Pool, PoolEntry } from '#cohort/draw.ts';
import type { Instant } from '#kernel/instant.ts';
import { readDate } from './row.ts';

/** A wave of a cohort under one text: what was believed when it closed. */
export type Wave = { readonly cohort: string; readonly textHash: string; readonly wave: number };

/** The kept pools of a cohort, by wave; a wave that closed and is not kept yet is missing. */
export async function readPools(
  pool: DatabasePool,
  cohort: string,
  textHash: string,
): Promise<ReadonlyMap<number, Pool>> {
  const { rows } = await pool.query({
    name: 'read-cohort-pools',
    text: `select wave, (select coalesce(json_agg(json_build_array(account, membership, stratum, begun, stands, drawn_hash)), '[]')
             from cohort_pool where cohort_pool.cohort = cohort_draw.cohort and cohort_pool.text_hash = cohort_draw.text_hash and cohort_pool.wave = cohort_draw.wave) as entries
           from cohort_draw where cohort = $1 and text_hash = $2`,
    values: [cohort, textHash],
  });
  return new Map(rows.map((row) => [row.wave, poolOf(row.entries)]));
}

function poolOf(entries: readonly [string, number, string, string, boolean, string | null][]): Pool {
  return new Map(
    entries.map(([account, membership, stratum, begun, stands, hash]) => [
      account,
      {
        account,
        membership,
        stratum,
        begun: readDate(begun),
        stands,
        ...(hash === null ? {} : { hash }),
      } satisfies PoolEntry,
    ]),
  );
}

/** The waves whose pools are kept. */
export async function readClosedWaves(
  pool: DatabasePool,
  cohort: string,
  textHash: string,
): Promise<ReadonlySet<number>> {
  const { rows } = await pool.query<{ wave: number }>({
    name: 'read-closed-waves',
    text: 'select wave from cohort_draw where cohort = $1 and text_hash = $2',
    values: [cohort, textHash],
  });
  return new Set(rows.map(({ wave }) => wave));
}

/** Keeps a pool for good; where another process did so meanwhile, theirs is the same. */
export async function savePool(pool: DatabasePool, wave: Wave, closedAt: Instant, entries: Pool): Promise<void> {
  const all = [...entries.values()];
  await pool.query({
    name: 'save-cohort-pool',
    text: `with closed as (
             insert into cohort_draw (cohort, text_hash, wave, closed_at) values ($1, $2, $3, $4) on conflict do nothing returning wave
           )
           insert into cohort_pool (cohort, text_hash, wave, account, membership, stratum, begun, stands)
           select $1, $2, closed.wave, each.* from closed cross join
             unnest($5::text[], $6::smallint[], $7::text[], $8::date[], $9::boolean[]) as each (account, membership, stratum, begun, stands)`,
    values: [
      wave.cohort,
      wave.textHash,
      wave.wave,
      closedAt,
      all.map((each) => each.account),
      all.map((each) => each.membership),
      all.map((each) => each.stratum),
      all.map((each) => each.begun),
      all.map((each) => each.stands),
    ],
  });
}
