import type { Pool, PoolClient } from 'pg';
import type { Features } from '#identity/features.ts';
import type { Candidate, IndexedRecord } from '#identity/likely/find-edges.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { plainList, refColumns, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed } from './row.ts';

/** Writes what finding likely pairs needs of these records, in place of what it was. */
export async function replaceFeatures(
  { client }: PageTransaction,
  records: readonly IndexedRecord[],
  refs: readonly RecordRef[],
): Promise<void> {
  const forgotten =
    refs.length === 0
      ? undefined
      : client.query({
          name: 'forget-features',
          text: `with gone as (
                   delete from record_features as own using unnest($1::text[], $2::text[]) as each (feed, record_key)
                   where own.feed = each.feed and own.record_key = each.record_key returning own.feed, own.record_key, own.keys
                 )
                 delete from record_block using gone, unnest(gone.keys) as old (key)
                 where record_block.key = old.key and record_block.feed = gone.feed and record_block.record_key = gone.record_key`,
          values: refColumns(refs),
        });
  const added =
    records.length === 0
      ? undefined
      : client.query({
          name: 'add-features',
          text: `with added as (
                   insert into record_features (feed, record_key, features, digest, keys)
                   select feed, record_key, features, digest, array(select distinct ${numberOf('key')} from unnest(string_to_array(keys, '${betweenKeys}')) as of (key))
                   from unnest($1::text[], $2::text[], $3::jsonb[], $4::text[], $5::text[]) as each (feed, record_key, features, digest, keys)
                   returning feed, record_key, keys
                 )
                 insert into record_block (feed, record_key, key) select feed, record_key, unnest(keys) from added`,
          values: [
            ...refColumns(records.map(({ features }) => features.ref)),
            textList(records.map(({ features: { ref: _, ...rest } }) => JSON.stringify(rest))),
            plainList(records.map(({ digest }) => digest)),
            textList(records.map(({ keys }) => keys.map(({ key }) => key).join(betweenKeys))),
          ],
        });
  await Promise.all([forgotten, added]);
}

/** Eight bytes of a key, whatever its length: a record has a dozen of them, each in an index. */
export const numberOf = (key: string): string => `hashtextextended(${key}, 0)`;

/** No cleaned value holds a line break. */
const betweenKeys = '\n';

/** Every record that holds one of these keys, with the places of the keys that it holds; of a hot key nobody. */
export async function readCandidates(
  { client }: { readonly client: Pool | PoolClient },
  keys: readonly { readonly key: string; readonly atMost: number }[],
): Promise<readonly Candidate[]> {
  const { rows } = await client.query<FeaturesRow & { readonly places: readonly number[] }>({
    name: 'read-candidates',
    text: `with found as (
             select place, hit.feed, hit.record_key
             from (select ${numberOf('key')} as number, at_most, place from unnest($1::text[], $2::int[]) with ordinality as each (key, at_most, place)) as asked
             cross join lateral (
               select feed, record_key, count(*) over () as sharing
               from (select feed, record_key from record_block where record_block.key = asked.number limit asked.at_most + 1) as few
             ) as hit where hit.sharing <= asked.at_most
           ), candidate as (
             select feed, record_key, array_agg(place::int - 1) as places from found group by feed, record_key
           )
           select candidate.feed, candidate.record_key, places, features from candidate
           cross join lateral (select features from record_features as own where own.feed = candidate.feed and own.record_key = candidate.record_key offset 0) as known`,
    values: [textList(keys.map(({ key }) => key)), plainList(keys.map(({ atMost }) => atMost))],
  });
  return rows.map((row) => ({ features: toFeatures(row), places: row.places }));
}

export async function readFeatures(
  { client }: { readonly client: Pool | PoolClient },
  refs: readonly RecordRef[],
): Promise<readonly Features[]> {
  const { rows } = await client.query<FeaturesRow>({
    name: 'read-features',
    text: `select each.feed, each.record_key, features from unnest($1::text[], $2::text[]) as each (feed, record_key)
           cross join lateral (select features from record_features as own where own.feed = each.feed and own.record_key = each.record_key offset 0) as known`,
    values: refColumns(refs),
  });
  return rows.map(toFeatures);
}

export type FeaturesRow = {
  readonly feed: string;
  readonly record_key: string;
  readonly features: Omit<Features, 'ref'>;
};

export function toFeatures({ feed, record_key: key, features }: FeaturesRow): Features {
  return { ...features, ref: { feed: readFeed(feed), key } };
}
