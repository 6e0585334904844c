import type { Pool, PoolClient } from 'pg';
import type { Edge } from '#identity/likely/judge-pair.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { plainList, refColumns, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readFeed } from './row.ts';

/** These are all the likely pairs of these records. */
export async function replaceEdges(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
  edges: readonly Edge[],
): Promise<void> {
  const forgotten = refs.length === 0 ? [] : [forgetEdges(client, refs)];
  const added =
    edges.length === 0
      ? []
      : [
          client.query({
            name: 'add-edges',
            text: `insert into record_edge (left_feed, left_key, right_feed, right_key, bits, probability, zone, model_version, against, steps)
                   select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::text[], $8::text[], $9::text[], $10::jsonb[])`,
            values: [
              ...refColumns(edges.map(({ left }) => left)),
              ...refColumns(edges.map(({ right }) => right)),
              plainList(edges.map(({ bits }) => bits)),
              plainList(edges.map(({ probability }) => probability)),
              plainList(edges.map(({ zone }) => zone)),
              textList(edges.map(({ model }) => model)),
              textList(edges.map(({ against }) => against)),
              textList(edges.map(({ steps }) => JSON.stringify(steps))),
            ],
          }),
        ];
  await Promise.all([...forgotten, ...added]);
}

function forgetEdges(client: PageTransaction['client'], refs: readonly RecordRef[]): Promise<unknown> {
  return client.query({
    name: 'forget-edges',
    text: `with each as (select * from unnest($1::text[], $2::text[]) as each (feed, record_key)), gone as (
             select edge.left_feed, edge.left_key, edge.right_feed, edge.right_key from each join record_edge as edge on edge.left_feed = each.feed and edge.left_key = each.record_key
             union
             select edge.left_feed, edge.left_key, edge.right_feed, edge.right_key from each join record_edge as edge on edge.right_feed = each.feed and edge.right_key = each.record_key
           )
           delete from record_edge as edge using gone
           where edge.left_feed = gone.left_feed and edge.left_key = gone.left_key and edge.right_feed = gone.right_feed and edge.right_key = gone.right_key`,
    values: refColumns(refs),
  });
}

/** The likely pairs among these records. */
export async function readEdges(
  { client }: { readonly client: Pool | PoolClient },
  refs: readonly RecordRef[],
): Promise<readonly Edge[]> {
  const { rows } = await client.query<EdgeRow>({
    name: 'read-edges',
    text: `select edge.* from unnest($1::text[], $2::text[]) as each (feed, record_key)
           cross join lateral (select * from record_edge where left_feed = each.feed and left_key = each.record_key offset 0) as edge`,
    values: refColumns(refs),
  });
  return rows.map((row) => ({
    left: { feed: readFeed(row.left_feed), key: row.left_key },
    right: { feed: readFeed(row.right_feed), key: row.right_key },
    bits: row.bits,
    probability: row.probability,
    zone: row.zone,
    model: row.model_version,
    against: row.against,
    steps: row.steps,
  }));
}

type EdgeRow = {
  readonly left_feed: string;
  readonly left_key: string;
  readonly right_feed: string;
  readonly right_key: string;
  readonly bits: number;
  readonly probability: number;
  readonly zone: Edge['zone'];
  readonly model_version: string;
  readonly against: string | null;
  readonly steps: Edge['steps'];
};
