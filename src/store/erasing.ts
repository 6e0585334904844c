import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Instant, isInstant } from '#kernel/instant.ts';
import type { Erasing, RecordErasure } from '#observation/erasure.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { plainList, refColumns } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';
import { readSigningKey } from './signing-key.ts';

/** What the last erasure of each of these records left, by its name; most were never erased. */
export async function readErasures(
  { client }: PageTransaction,
  refs: readonly RecordRef[],
): Promise<ReadonlyMap<string, RecordErasure>> {
  const { rows } = await client.query({
    name: 'read-erasures',
    text: `select distinct on (each.feed, each.record_key) each.feed || ':' || each.record_key as record, id, detail -> 'at' as at,
             detail -> 'kept' -> (each.feed || ':' || each.record_key) as kept, detail -> 'anew' -> each.feed as anew
           from unnest($1::text[], $2::text[]) as each (feed, record_key)
           cross join lateral (select decision_id from decision_record as about where about.feed = each.feed and about.record_key = each.record_key offset 0) as about
           join decision on id = decision_id and kind = 'erase'
           order by each.feed, each.record_key, decision.recorded_from desc`,
    values: refColumns(refs),
  });
  return new Map(
    rows.map((row) => {
      const { record, id, at, kept, anew } = erasure.parse(row);
      return [record, { by: id, at, kept: kept ?? [], anew }];
    }),
  );
}

const erasure = z.object({
  record: z.string(),
  id: z.string(),
  at: z.custom<Instant>((value) => typeof value === 'string' && isInstant(value)),
  kept: z.array(z.string()).nullable(),
  anew: z.string().nullable(),
});

/** Carries out a decision that is recorded in this transaction. */
export async function eraseRecords({ client, recordedAt }: PageTransaction, erasing: Erasing): Promise<void> {
  const { decision, refs, kept, drawn, addresses, stopped } = erasing;
  await client.query('select erase_records($1, $2::text[], $3::text[], $4::jsonb)', [
    decision,
    ...refColumns(refs),
    JSON.stringify(kept),
  ]);
  await client.query(
    'select forget_account(cohort, account, hash) from unnest($1::text[], $2::text[], $3::text[]) as each (cohort, account, hash)',
    [drawn.map((each) => each.cohort), drawn.map((each) => each.account), drawn.map((each) => each.hash)],
  );
  if (addresses.length === 0) return;
  const key = await readSigningKey(client, 'suppression');
  await client.query(
    `insert into suppression (hash, stopped, decision_id, recorded_from)
     select hash, $2, $3, $4 from unnest($1::bytea[]) as each (hash) on conflict do nothing`,
    [addresses.map((address) => hashOf(key, address)), stopped, decision, recordedAt],
  );
}

/** What had been stopped at these addresses when whoever had them was erased: `optional email`, by the address. */
export async function readSuppressed(
  { client }: PageTransaction,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  // Asked with each page, and mostly nobody was ever erased.
  const { rowCount } = await client.query({ name: 'holds-suppressed', text: 'select from suppression limit 1' });
  if (rowCount === 0) return new Map();
  const key = await readSigningKey(client, 'suppression');
  const byHash = new Map(addresses.map((address) => [hashOf(key, address).toString('hex'), address]));
  const { rows } = await client.query<{ hash: string; stopped: readonly string[] }>({
    name: 'read-suppressed',
    text: `select encode(hash, 'hex') as hash, stopped from suppression
           where hash in (select decode(each.hash, 'hex') from unnest($1::text[]) as each (hash))`,
    values: [plainList([...byHash.keys()])],
  });
  return new Map(rows.map(({ hash, stopped }) => [byHash.get(hash) ?? '', stopped]));
}

/** By the key of this database alone: from the hash nobody finds the address, nor by trying addresses elsewhere. */
function hashOf(key: Buffer, address: string): Buffer {
  return createHmac('sha256', key).update(address.trim().toLowerCase()).digest();
}
