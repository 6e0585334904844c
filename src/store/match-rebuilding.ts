import type { RecordRef } from '#source/record-ref.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed } from './row.ts';

/** Every record that is somebody's. */
export async function readLinked({ client }: PageTransaction): Promise<readonly RecordRef[]> {
  const { rows } = await client.query(
    'select feed, record_key from link where recorded_to is null order by feed, record_key',
  );
  return rows.map((row) => ({ feed: readFeed(row.feed), key: row.record_key }));
}

export async function forgetMatches({ client }: PageTransaction): Promise<void> {
  await client.query('delete from record_features');
  await client.query('delete from record_block');
  await client.query('delete from record_edge');
}

/** One text for the features, the keys and the likely pairs of all records. */
export async function readMatchDigest({ client }: PageTransaction): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `select concat_ws(' ',
       (select md5(string_agg(concat_ws(' ', feed, record_key, digest), '|' order by feed, record_key)) from record_features),
       (select md5(string_agg(concat_ws(' ', key, feed, record_key), '|' order by key, feed, record_key)) from record_block),
       (select md5(string_agg(concat_ws(' ', left_feed, left_key, right_feed, right_key, bits, zone, model_version, against), '|'
         order by left_feed, left_key, right_feed, right_key)) from record_edge)) as digest`,
  );
  return rows[0]?.digest ?? '';
}
