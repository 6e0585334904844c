import type { Pool } from 'pg';
import type { PersonId } from '#identity/person-id.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { readPersonId } from './row.ts';

/** Who holds a source record now; null when nobody does. */
export async function readHolder(pool: Pool, { feed, key }: RecordRef): Promise<PersonId | null> {
  const { rows } = await pool.query({
    name: 'read-holder',
    text: 'select person_id from link where feed = $1 and record_key = $2 and recorded_to is null',
    values: [feed, key],
  });
  return rows[0] === undefined ? null : readPersonId(rows[0].person_id);
}
