import type { Pool } from 'pg';
import { hashOfToken } from './session-token.ts';

export type ApiClient = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly provider: string | null;
  readonly createdAt: string;
  readonly tokenSince: string;
  readonly revokedAt: string | null;
};

/** As what a client calls: another service, an assistant, or one provider. */
export type ClientAs =
  | { readonly role: 'service' | 'assistant' }
  | { readonly role: 'provider'; readonly provider: string };
export type KnownClient = { readonly client: string } & ClientAs;

/** Who this token belongs to, while it is not revoked; only its hash is compared. */
export async function findClient(pool: Pool, token: string): Promise<KnownClient | null> {
  const { rows } = await pool.query<{ name: string; role: ClientAs['role']; provider: string | null }>({
    name: 'find-client',
    text: 'select name, role, provider from api_client where token_hash = $1 and revoked_at is null',
    values: [hashOfToken(token)],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const { name: client, role, provider } = row;
  if (role !== 'provider') return { client, role };
  return provider === null ? null : { client, role, provider };
}

export async function addClient(
  pool: Pool,
  id: string,
  name: string,
  token: string,
  as: ClientAs = { role: 'service' },
): Promise<void> {
  await pool.query(
    'insert into api_client (id, name, token_hash, created_at, role, provider) values ($1, $2, $3, clock_timestamp(), $4, $5)',
    [id, name, hashOfToken(token), as.role, as.role === 'provider' ? as.provider : null],
  );
}

/** The old token dies with the same statement. @returns whether there was such a client, not revoked */
export async function rotateClient(pool: Pool, name: string, token: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update api_client set token_hash = $2, token_since = clock_timestamp() where name = $1 and revoked_at is null',
    [name, hashOfToken(token)],
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
    'select id, name, role, provider, created_at as "createdAt", token_since as "tokenSince", revoked_at as "revokedAt" from api_client order by name',
  );
  return rows;
}

/** A read of a named person: who asked, why, about whom, for which day, as known when. */
export type PersonRead = {
  readonly id: string;
  readonly client: string;
  readonly role: string;
  readonly purpose: string;
  /** Which were read, of `policy/access.yaml`. */
  readonly sections: readonly string[];
  readonly person: string;
  readonly askedFor: string;
  readonly validOn: string;
  readonly knownAt: string;
};

/** Writes reads to the access log; an answer leaves only once its read is written. */
export async function addReads(pool: Pool, reads: readonly PersonRead[]): Promise<void> {
  await pool.query({
    name: 'add-reads',
    text: `insert into access_log (id, at, client, purpose, person_id, asked_for, valid_on, known_at, role, sections)
           select id, clock_timestamp(), client, purpose, person_id, asked_for, valid_on, known_at, role, string_to_array(sections, ' ')
           from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::date[], $7::timestamptz[], $8::text[], $9::text[])
             as each (id, client, purpose, person_id, asked_for, valid_on, known_at, role, sections)`,
    values: [
      reads.map((each) => each.id),
      reads.map((each) => each.client),
      reads.map((each) => each.purpose),
      reads.map((each) => each.person),
      reads.map((each) => each.askedFor),
      reads.map((each) => each.validOn),
      reads.map((each) => each.knownAt),
      reads.map((each) => each.role),
      reads.map((each) => each.sections.join(' ')),
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
    text: `insert into access_log (id, at, client, purpose, person_id, asked_for, valid_on, known_at, role, sections)
           select uuidv7(), clock_timestamp(), $2, $3, person_id, $4, $5, $6, $7, $8::text[] from unnest($1::uuid[]) as each (person_id)`,
    values: [people, read.client, read.purpose, read.askedFor, read.validOn, read.knownAt, read.role, read.sections],
  });
}
