import type { Pool, PoolClient } from 'pg';
import type { Decision } from '#record/evidence/decision.ts';
import { type DecidedRow, toDecisions } from './decision.ts';

/** All that was asked for as of right, and what came of it, in the order in which it was recorded. */
export async function readRights(pool: Pool): Promise<readonly Decision[]> {
  const { rows } = await pool.query<{ decided: readonly DecidedRow[] | null }>({
    name: 'read-rights',
    text: `select json_agg(json_build_array(feed, record_key, id, kind, author, reason, detail, recorded_from) order by recorded_from, id) as decided
           from decision join decision_record on decision_id = id where kind in ('rights', 'rights_answer', 'erase')`,
  });
  return toDecisions(rows[0]?.decided ?? []);
}

/** One such decision; null where there is none of that id. */
export async function readRight(client: Pool | PoolClient, id: string): Promise<Decision | null> {
  const { rows } = await client.query<{ decided: readonly DecidedRow[] | null }>({
    name: 'read-right',
    text: `select json_agg(json_build_array(feed, record_key, id, kind, author, reason, detail, recorded_from)) as decided
           from decision join decision_record on decision_id = id where id = $1 and kind = 'rights'`,
    values: [id],
  });
  return toDecisions(rows[0]?.decided ?? [])[0] ?? null;
}
