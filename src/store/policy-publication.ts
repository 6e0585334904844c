import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Instant } from '#kernel/instant.ts';
import type { PageTransaction } from './page-transaction.ts';
import type { PolicyFiles } from './policy-text.ts';
import { readInstant } from './row.ts';

/** Texts that are or were in force. */
export type Publication = {
  readonly id: string;
  readonly version: string;
  readonly author: string;
  readonly because: string;
  /** From when on they were in force; null for those that were before anything was published. */
  readonly from: Instant | null;
  readonly files: PolicyFiles;
};

/** Every publication, the newest first. */
export async function readPublications(client: Pool | PoolClient): Promise<readonly Publication[]> {
  const { rows } = await client.query(
    `select id, version, author, because, texts, case when in_force_from > '-infinity' then in_force_from end as since
     from policy_publication order by in_force_from desc`,
  );
  return rows.map(({ id, version, author, because, texts, since }) => ({
    id,
    version,
    author,
    because,
    from: since === null ? null : readInstant(since),
    files: filesOf.parse(texts),
  }));
}

const filesOf = z.record(z.string(), z.string());

type NewPublication = Pick<Publication, 'version' | 'author' | 'because' | 'files'>;

/** Puts texts into force from the transaction's instant on. */
export function addPublication(transaction: PageTransaction, publication: NewPublication): Promise<void> {
  return insert(transaction, publication, transaction.recordedAt);
}

/** Keeps the texts that were in force before anything was published. */
export function keepFirstTexts(transaction: PageTransaction, publication: NewPublication): Promise<void> {
  return insert(transaction, publication, '-infinity');
}

async function insert(
  { client, recordedAt }: PageTransaction,
  { version, author, because, files }: NewPublication,
  inForceFrom: Instant | '-infinity',
): Promise<void> {
  await client.query(
    `insert into policy_publication (id, in_force_from, recorded_at, version, author, because, texts)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(), inForceFrom, recordedAt, version, author, because, files],
  );
}
