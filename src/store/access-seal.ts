import type { Pool } from 'pg';
import type { LoggedRead, Seal } from '#access/logged-read.ts';

/** Whole days of the log that have no seal yet, the oldest first; today's is still being written. */
export async function readUnsealedDays(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ day: string }>(
    `select distinct (at at time zone 'UTC')::date::text as day from access_log
     where at < date_trunc('day', clock_timestamp() at time zone 'UTC') at time zone 'UTC'
       and at >= coalesce((select max(day) + 1 from access_seal)::timestamp at time zone 'UTC', '-infinity') order by 1`,
  );
  return rows.map(({ day }) => day);
}

/** A day's reads, ordered as they are sealed. */
export async function readLogOf(pool: Pool, day: string): Promise<readonly LoggedRead[]> {
  const { rows } = await pool.query<LoggedRead>(
    `select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, client, role, purpose, person_id as person,
       asked_for as "askedFor", sections, valid_on::text as "validOn",
       to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "knownAt"
     from access_log where at >= $1::date::timestamp at time zone 'UTC' and at < ($1::date + 1)::timestamp at time zone 'UTC'
     order by access_log.at, id`,
    [day],
  );
  return rows;
}

export async function readSeals(pool: Pool): Promise<readonly Seal[]> {
  const { rows } = await pool.query<Seal>(
    `select day::text, reads, encode(digest, 'hex') as digest, encode(previous, 'hex') as previous, encode(seal, 'hex') as seal
     from access_seal order by access_seal.day`,
  );
  return rows;
}

/** Of two who seal a day at once one does. */
export async function addSeal(pool: Pool, { day, reads, digest, previous, seal }: Seal): Promise<void> {
  await pool.query(
    `insert into access_seal (day, reads, digest, previous, seal) values ($1, $2, decode($3, 'hex'), decode($4, 'hex'), decode($5, 'hex'))
     on conflict do nothing`,
    [day, reads, digest, previous, seal],
  );
}
