import { createHash, randomInt } from 'node:crypto';
import type { Pool } from 'pg';

/** Codes live by the machine's own clock, as sessions do. */

export type CodePurpose = 'verify' | 'find';
export type Way = 'email' | 'phone';
export type SentCode = { readonly purpose: CodePurpose; readonly way: Way; readonly address: string };

/** How long a code works and its row stays, how often it may be tried, and how many an account or an address is sent an hour. */
const limits = { minutes: 15, hours: 24, attempts: 5, anHour: 5 };

/** @returns the six figures to be sent; null when this account or address was sent too many */
export async function newCode(
  pool: Pool,
  { id, account, purpose, way, address }: SentCode & { readonly id: string; readonly account: string },
): Promise<string | null> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await pool.query(`delete from contact_code where sent_at < now() - make_interval(hours => ${limits.hours})`);
  const { rowCount } = await pool.query(
    `with lately as (select account, address from contact_code where sent_at > now() - interval '1 hour')
     insert into contact_code (id, account, purpose, way, address, code_hash)
     select $1, $2, $3, $4, $5, $6
     where (select count(*) from lately where account = $2) < ${limits.anHour} and (select count(*) from lately where address = $5) < ${limits.anHour}`,
    [id, account, purpose, way, address, hashOf(id, code)],
  );
  return rowCount === 0 ? null : code;
}

/** A code that can still be entered; null otherwise, or where somebody else asked for it. */
export async function readCode(pool: Pool, id: string, account: string): Promise<SentCode | null> {
  const { rows } = await pool.query<SentCode>(
    `select purpose, way, address from contact_code where id = $1 and account = $2 and ${stands}`,
    [id, account],
  );
  return rows[0] ?? null;
}

export type Tried =
  | ({ readonly kind: 'right' } & SentCode)
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'over' };

/** Every try counts before it is compared, so that two at once are two. */
export async function tryCode(pool: Pool, id: string, account: string, code: string): Promise<Tried> {
  const { rows } = await pool.query<SentCode & { readonly isRight: boolean; readonly left: number }>(
    `update contact_code set attempts = attempts + 1, ended_at = case when code_hash = $3 then now() end
     where id = $1 and account = $2 and ${stands}
     returning purpose, way, address, code_hash = $3 as "isRight", ${limits.attempts} - attempts as left`,
    [id, account, hashOf(id, code)],
  );
  const [row] = rows;
  if (row === undefined) return { kind: 'over' };
  if (!row.isRight) return row.left > 0 ? { kind: 'wrong', left: row.left } : { kind: 'over' };
  return { kind: 'right', purpose: row.purpose, way: row.way, address: row.address };
}

const stands = `ended_at is null and attempts < ${limits.attempts} and sent_at > now() - make_interval(mins => ${limits.minutes})`;

function hashOf(id: string, code: string): Buffer {
  return createHash('sha256').update(`${id} ${code}`).digest();
}
