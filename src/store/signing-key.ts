import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

/** A key of ours for one purpose, made at first use; of two who make it at once one wins. */
export async function readSigningKey(pool: Pool | PoolClient, purpose: 'answer-link' | 'suppression'): Promise<Buffer> {
  const { rows } = await pool.query<{ secret: Buffer }>('select secret from signing_key where purpose = $1', [purpose]);
  if (rows[0] !== undefined) return rows[0].secret;
  await pool.query('insert into signing_key (purpose, secret) values ($1, $2) on conflict do nothing', [
    purpose,
    randomBytes(32),
  ]);
  return readSigningKey(pool, purpose);
}
