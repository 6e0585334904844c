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
           select trn, coalesce(own.born_on, born.born_on) as born_on, found.hash as found_hash, read.channel is not null as is_read,
             coalesce(standing.value = '"Deactivated"', false) as is_closed, touched.recorded_from is not null or everything.is_asked as is_touched
           from number
           cross join (select $3::timestamptz is null and exists (select from watermark where feed = 'trs-person' and channel = 'find') as is_asked) as everything
           left join lateral (
             select left(max(value #>> '{}'), 10) as born_on from (
               select value, recorded_to from observation where feed = 'trs-person' and record_key = trn and attribute = 'date_of_birth'
                 and item = '' and recorded_to is null order by channel offset 0) as said limit 1) as own on true
           left join lateral (
             select left(said.value #>> '{}', 10) as born_on from record_identifier as named
             cross join (values ('date_of_birth'), ('verified_date_of_birth')) as wanted (attribute)
             cross join lateral (
               select value, asserted_at from observation where feed = named.feed and record_key = named.record_key
                 and observation.attribute = wanted.attribute and item = '' and recorded_to is null offset 0) as said
             where own.born_on is null and named.kind = 'trn' and named.value = trn and jsonb_typeof(said.value) = 'string'
             order by asserted_at desc, said.value limit 1) as born on true
           left join lateral (
             select encode(current_hash, 'hex') as hash from source_record
             where feed = 'trs-person' and record_key = trn and channel = 'find' offset 0) as found on true
           left join lateral (
             select channel from source_record where feed = 'trs-person' and record_key = trn and channel = 'api' offset 0) as read on true
           left join lateral (
             select value from observation where feed = 'trs-person' and record_key = trn and attribute = 'status' and item = ''
               and channel = 'answer' and recorded_to is null offset 0) as standing on true
           left join lateral (
             select recorded_from from record_identifier as named
             cross join lateral (
               select recorded_from from version where feed = 'trs-event' and record_key = named.record_key and recorded_from > $3::timestamptz offset 0) as told
             where named.kind = 'trn' and named.value = trn and named.feed = 'trs-event' limit 1) as touched on true
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
