import { parentPort } from 'node:worker_threads';
import type { PersonId } from '#identity/person-id.ts';
import type { Instant } from '#kernel/instant.ts';
import { policyFolder } from '#main.ts';
import type { Policy } from '#policy/policy.ts';
import type { Connection } from '#store/connection.ts';
import { readPolicy } from '#store/policy-text.ts';
import { createPool } from '#store/pool.ts';
import { applicationRole } from '../database.ts';
import { type Resolver, resolverOver } from './resolver.ts';

/** What a thread is told first, and what it is asked afterwards. */
export type Told =
  | {
      readonly kind: 'open';
      readonly connection: Connection;
      readonly recordedAt: Instant;
      readonly publication: string | null;
      /** How records are matched decides no answer and cannot be sent. */
      readonly policy: Omit<Policy, 'matching'>;
    }
  | { readonly kind: 'resolve'; readonly people: readonly PersonId[] };

let opened: Promise<Resolver['resolve']> | undefined;

parentPort?.on('message', async (told: Told) => {
  if (told.kind === 'open') {
    opened = open(told);
    return;
  }
  if (opened === undefined) throw new Error('Asked to resolve before it was opened');
  const resolve = await opened;
  parentPort?.postMessage(await resolve(told.people));
});

/** The writers' lock is held for us: whatever is committed now stands until we are done. */
async function open({ connection, recordedAt, publication, policy }: Extract<Told, { kind: 'open' }>) {
  const pool = createPool(connection, { max: 1, role: applicationRole });
  const client = await pool.connect();
  await client.query('begin read only; set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan');
  const transaction = { client, recordedAt, follows: null, publication, writes: [], held: [], heldLinks: [] };
  const { matching } = await readPolicy(policyFolder);
  return resolverOver(transaction, { ...policy, matching });
}
