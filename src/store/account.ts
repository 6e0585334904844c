import type { Pool } from 'pg';
import type { Instant } from '#kernel/instant.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { readFeed, readInstant } from './row.ts';

/** The records of the person whose account it is, but for sign-ins and their own word. */
export async function recordsBeside(pool: Pool, account: string): Promise<readonly RecordRef[]> {
  const { rows } = await pool.query({
    name: 'records-beside-account',
    text: `select other.feed, other.record_key as key from link as own join link as other using (person_id)
           where own.feed = 'sign-in' and own.record_key = $1 and own.recorded_to is null and other.recorded_to is null
             and other.feed not in ('sign-in', 'claim')`,
    values: [account],
  });
  return rows.map((row) => ({ feed: readFeed(row.feed), key: row.key }));
}

/** Who looked at the person whose account it is, under any id that leads to theirs; the newest first. */
export async function readLooks(
  pool: Pool,
  account: string,
): Promise<readonly { at: Instant; client: string; purpose: string; askedFor: string }[]> {
  const { rows } = await pool.query({
    name: 'read-looks',
    text: `with recursive theirs as (
             select person_id from link where feed = 'sign-in' and record_key = $1 and recorded_to is null
             union select from_person from redirect join theirs on into_person = person_id where redirect.recorded_to is null
           )
           select at, client, purpose, asked_for as "askedFor" from access_log join theirs using (person_id) order by at desc limit 500`,
    values: [account],
  });
  return rows.map((row) => ({ ...row, at: readInstant(row.at) }));
}

/** Schools of that number, or with these letters in their name; as they are listed now. */
export async function searchSchools(
  pool: Pool,
  words: string,
  limit: number,
): Promise<readonly { urn: string; name: string; place: string | null }[]> {
  const { rows } = await pool.query({
    name: 'search-schools',
    text: `select urn, name, place from (
             select record_key as urn, value #>> '{}' as name from observation
             where feed = 'school' and attribute = 'name' and recorded_to is null and (record_key = $1 or value #>> '{}' ilike '%' || $1 || '%')
             order by 2, 1 limit $2
           ) as found left join lateral (
             select value #>> '{}' as place from observation
             where feed = 'school' and record_key = urn and attribute = 'town' and recorded_to is null limit 1
           ) as town on true order by name, urn`,
    values: [words.replaceAll(/[%_\\]/g, ' ').trim(), limit],
  });
  return rows;
}
