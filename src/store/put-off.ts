import type { Pool, PoolClient } from 'pg';
import type { PlainDate } from '#kernel/plain-date.ts';

type Reader = { readonly client: Pool | PoolClient };

/** Tasks that were put off until that day or one before it, the oldest first. */
export async function readPutOff({ client }: Reader, today: PlainDate, most: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>({
    name: 'read-put-off',
    text: `select id from review_task
           cross join lateral (select (detail ->> 'until')::date as until from review_event
             where task_id = review_task.id and kind = 'deferred' order by recorded_from desc limit 1) as last
           where state = 'deferred' and until <= $1 order by recorded_from, id limit $2`,
    values: [today, most],
  });
  return rows.map(({ id }) => id);
}
