import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { RecordRef } from '#source/record-ref.ts';

/** Whether a record stood in its feed's complete lists, as known then; null when nothing had been heard of it. */
export async function isListed(pool: Pool, ref: RecordRef, knownAt: Instant): Promise<boolean | null> {
  const { rows } = await pool.query<{ state: string | null; heard: boolean }>({
    name: 'is-listed',
    text: `select (select state from presence where feed = $1 and record_key = $2 and recorded_from <= $3
               order by recorded_from desc, id desc limit 1) as state,
             exists (select from version where feed = $1 and record_key = $2 and recorded_from <= $3) as heard`,
    values: [ref.feed, ref.key, knownAt],
  });
  const [found] = rows;
  return found?.heard === true ? found.state === null || found.state === 'present' : null;
}
