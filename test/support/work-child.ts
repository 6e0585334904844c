/** A worker in a process of its own, on somebody's database: for a test of several at once, and to kill. */

import type { Connection } from '#store/connection.ts';
import { readPolicy } from '#store/policy-text.ts';
import { createPool } from '#store/pool.ts';
import type { FeedConfig } from '../../src/wiring/paged-sources.ts';
import { workUntil } from '../../src/wiring/work.ts';

export type WorkOrders = { readonly connection: Connection; readonly feeds: FeedConfig };

const { connection, feeds }: WorkOrders = JSON.parse(process.argv[2] ?? '');
const policy = await readPolicy(new URL('../../policy/', import.meta.url));
const pool = createPool(connection, { role: 'teacher_success_app' });
const stopped = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
const http = { wait: async () => undefined, random: () => 0.5 };
const note = ({ feed, scope, outcome }: { feed: string; scope: string; outcome: string }): void =>
  console.log(`${feed} ${scope} ${outcome}`);
await workUntil(stopped, { pool, policy, feeds, http }, note, (error) => console.error(error), {
  secondsBetweenLooks: 0.1,
  minutesATurn: 60,
});
await pool.end();
