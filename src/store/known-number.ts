import type { Pool } from 'pg';
import type { KnownNumber } from '#identity/known-number.ts';
import type { Instant } from '#kernel/instant.ts';

/**
 * Numbers of the Teaching Record System that records of ours carry now, in their order, from one on. They are read from
 * what names the records, so that a number counts whichever source brought it.
 * @param since events that were recorded later touch their number; null, where everything was read before, touches everybody
 */
export async function readKnownNumbers(
  pool: Pool,
  from: string,
  most: number,
  since: Instant | null,
): Promise<readonly KnownNumber[]> {
  const { rows } = await pool.query({
    name: 'read-known-numbers',
    text: `with number as (
             select value as trn from record_identifier where kind = 'trn' and value >= $1 and value ~ '^[0-9]{7}$'
             group by value order by value limit $2
           )
           select trn, born_on, encode(found.current_hash, 'hex') as found_hash, read.record_key is not null as is_read,
             coalesce(standing.value = '"Deactivated"', false) as is_closed, touched.recorded_from is not null or everything.is_asked as is_touched
           from number
           cross join (select $3::timestamptz is null and exists (select from watermark where feed = 'trs-person' and channel = 'find') as is_asked) as everything
           left join lateral (
             select left(observation.value #>> '{}', 10) as born_on from record_identifier as named join observation using (feed, record_key)
             where named.kind = 'trn' and named.value = trn and attribute in ('date_of_birth', 'verified_date_of_birth')
               and recorded_to is null and jsonb_typeof(observation.value) = 'string'
             order by feed <> 'trs-person', record_key <> trn, asserted_at desc, observation.value limit 1) as born on true
           left join source_record as found on found.feed = 'trs-person' and found.channel = 'find' and found.record_key = trn
           left join source_record as read on read.feed = 'trs-person' and read.channel = 'api' and read.record_key = trn
           left join lateral (
             select value from observation where feed = 'trs-person' and record_key = trn and channel = 'answer'
               and attribute = 'status' and item = '' and recorded_to is null) as standing on true
           left join lateral (
             select recorded_from from record_identifier as named join version using (feed, record_key)
             where named.kind = 'trn' and named.value = trn and named.feed = 'trs-event' and recorded_from > $3::timestamptz limit 1) as touched on true
           order by trn`,
    values: [from, most, since],
  });
  return rows.map((row) => ({
    trn: row.trn,
    bornOn: row.born_on,
    foundHash: row.found_hash,
    isRead: row.is_read,
    isClosed: row.is_closed,
    isTouched: row.is_touched,
  }));
}
