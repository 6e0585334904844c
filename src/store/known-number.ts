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
           ), touched as (
             select distinct named.value as trn from version join record_identifier as named using (feed, record_key)
             where feed = 'trs-event' and version.recorded_from > $3::timestamptz and named.kind = 'trn'
           )
           select number.trn, coalesce(own.born_on, born.born_on) as born_on, found_hash, coalesce(is_read, false) as is_read,
             coalesce(standing.value = '"Deactivated"', false) as is_closed, touched.trn is not null or everything.is_asked as is_touched
           from number
           cross join (select $3::timestamptz is null and exists (select from watermark where feed = 'trs-person' and channel = 'find') as is_asked) as everything
           left join touched using (trn)
           left join lateral (
             select left(max(value #>> '{}'), 10) as born_on from (
               select value, recorded_to from observation where feed = 'trs-person' and record_key = number.trn and attribute = 'date_of_birth'
                 and item = '' and recorded_to is null order by channel offset 0) as said limit 1) as own on true
           left join lateral (
             select left(said.value #>> '{}', 10) as born_on from record_identifier as named
             cross join (values ('date_of_birth'), ('verified_date_of_birth')) as wanted (attribute)
             cross join lateral (
               select value, asserted_at from observation where feed = named.feed and record_key = named.record_key
                 and observation.attribute = wanted.attribute and item = '' and recorded_to is null offset 0) as said
             where own.born_on is null and named.kind = 'trn' and named.value = number.trn and jsonb_typeof(said.value) = 'string'
             order by asserted_at desc, said.value limit 1) as born on true
           left join lateral (
             select max(encode(current_hash, 'hex')) filter (where channel = 'find') as found_hash, bool_or(channel = 'api') as is_read,
               bool_or(channel = 'answer') as is_answered
             from source_record where feed = 'trs-person' and record_key = number.trn) as held on true
           left join lateral (
             select value from observation where is_answered and feed = 'trs-person' and record_key = number.trn and attribute = 'status' and item = ''
               and channel = 'answer' and recorded_to is null offset 0) as standing on true
           order by number.trn`,
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
