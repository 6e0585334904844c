import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import type { Instant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { parsePublished } from './policy-text.ts';

/**
 * The policy in force at an instant: everything known by then is judged under it, whenever it is asked for. This is the one
 * place that says which. The matching of records is no part of a publication: what it decided is kept itself.
 * @param repository in force until something is published, and always where nothing is
 */
export async function policyAt(pool: Pool, repository: Policy, knownAt: Instant): Promise<Policy> {
  const { rows } = await pool.query({
    name: 'publication-at',
    text: `select (${publicationAt('$1')}) as id`,
    values: [knownAt],
  });
  return policyUnder(pool, rows[0]?.id ?? null, repository);
}

/** The same as of the newest publication: for what concerns no answer, such as when a feed is read. */
export async function policyNow(pool: Pool, repository: Policy): Promise<Policy> {
  const { rows } = await pool.query({
    name: 'publication-now',
    text: 'select id from policy_publication order by in_force_from desc limit 1',
  });
  return policyUnder(pool, rows[0]?.id ?? null, repository);
}

/** A scalar of SQL: the publication in force at an instant, null where nothing was published by then. */
export function publicationAt(instant: string): string {
  return `select id from policy_publication where in_force_from <= ${instant} order by in_force_from desc limit 1`;
}

/**
 * The policy of a publication; a publication never changes, so that each is read once.
 * @param given the repository's, or one that was made of it
 */
export function policyUnder(client: Pool | PoolClient, publication: string | null, given: Policy): Promise<Policy> {
  const repository = origins.get(given) ?? given;
  if (publication === null) return Promise.resolve(repository);
  const read = published.get(repository) ?? new Map<string, Promise<Policy>>();
  published.set(repository, read);
  const policy = read.get(publication) ?? readPublished(client, publication, repository);
  read.set(publication, policy);
  policy.catch(() => read.delete(publication));
  return policy;
}

const published = new WeakMap<Policy, Map<string, Promise<Policy>>>();
/** Of what is published: the repository's policy, whose matching goes with it. */
const origins = new WeakMap<Policy, Policy>();

async function readPublished(client: Pool | PoolClient, publication: string, repository: Policy): Promise<Policy> {
  const { rows } = await client.query('select texts from policy_publication where id = $1', [publication]);
  const files = filesOf.parse(rows[0]?.texts);
  const policy = { ...repository, ...parsePublished(files, repository.files), files };
  origins.set(policy, repository);
  return policy;
}

const filesOf = z.record(z.string(), z.string());
