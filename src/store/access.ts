import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

export type ApiClient = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly tokenSince: string;
  readonly revokedAt: string | null;
};

/** Who this token belongs to, while it is not revoked; only its hash is compared. */
export async function findClient(pool: Pool, token: string): Promise<string | null> {
  const { rows } = await pool.query({
    name: 'find-client',
    text: 'select name from api_client where token_hash = $1 and revoked_at is null',
    values: [hashOf(token)],
  });
  return rows[0]?.name ?? null;
}

export async function addClient(pool: Pool, id: string, name: string, token: string): Promise<void> {
  await pool.query('insert into api_client (id, name, token_hash, created_at) values ($1, $2, $3, clock_timestamp())', [
    id,
    name,
    hashOf(token),
  ]);
}

/** The old token dies with the same statement. @returns whether there was such a client, not revoked */
export async function rotateClient(pool: Pool, name: string, token: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update api_client set token_hash = $2, token_since = clock_timestamp() where name = $1 and revoked_at is null',
    [name, hashOf(token)],
  );
  return rowCount === 1;
}

/** @returns whether there was such a client to revoke */
export async function revokeClient(pool: Pool, name: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update api_client set revoked_at = clock_timestamp() where name = $1 and revoked_at is null',
    [name],
  );
  return rowCount === 1;
}

export async function listClients(pool: Pool): Promise<readonly ApiClient[]> {
  const { rows } = await pool.query(
    'select id, name, created_at as "createdAt", token_since as "tokenSince", revoked_at as "revokedAt" from api_client order by name',
  );
  return rows;
}

/** A read of a named person: who asked, why, about whom, for which day, as known when. */
export type PersonRead = {
  readonly id: string;
  readonly client: string;
  readonly purpose: string;
  readonly person: string;
  readonly askedFor: string;
  readonly validOn: string;
  readonly knownAt: string;
};

/** Writes reads to the access log; an answer leaves only once its read is written. */
export async function addReads(pool: Pool, reads: readonly PersonRead[]): Promise<void> {
  await pool.query({
    name: 'add-reads',
    text: `insert into access_log (id, at, client, purpose, person_id, asked_for, valid_on, known_at)
           select id, clock_timestamp(), client, purpose, person_id, asked_for, valid_on, known_at
           from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::date[], $7::timestamptz[])
             as each (id, client, purpose, person_id, asked_for, valid_on, known_at)`,
    values: [
      reads.map((each) => each.id),
      reads.map((each) => each.client),
      reads.map((each) => each.purpose),
      reads.map((each) => each.person),
      reads.map((each) => each.askedFor),
      reads.map((each) => each.validOn),
      reads.map((each) => each.knownAt),
    ],
  });
}

/** One row for each person of a list that is about to be shown, in one statement. */
export async function addReadsOfMany(
  pool: Pool,
  people: readonly string[],
  read: Omit<PersonRead, 'id' | 'person'>,
): Promise<void> {
  await pool.query({
    name: 'add-reads-of-many',
    text: `insert into access_log (id, at, client, purpose, person_id, asked_for, valid_on, known_at)
           select uuidv7(), clock_timestamp(), $2, $3, person_id, $4, $5, $6 from unnest($1::uuid[]) as each (person_id)`,
    values: [people, read.client, read.purpose, read.askedFor, read.validOn, read.knownAt],
  });
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
