/**
 * A process that reads made-up England on some days into a database of its own, for a test to kill. It holds nothing in
 * its head: started again it goes on from what was committed. It ends with 0 when the last day is read.
 */

import { instant } from '#kernel/instant.ts';
import { readPolicy } from '#store/policy-text.ts';
import { readSimulatedClock, setSimulatedClock } from '#store/simulated-clock.ts';
import { openDatabase } from '../../../src/wiring/database.ts';
import type { FeedConfig } from '../../../src/wiring/paged-sources.ts';
import { syncDue } from '../../../src/wiring/sync.ts';

export type Orders = {
  readonly dataDirectory: string;
  readonly england: string;
  readonly feeds: FeedConfig;
  /** Instants at which everything that is due is read. */
  readonly days: readonly string[];
};

const orders: Orders = JSON.parse(process.argv[2] ?? '');
const policy = await readPolicy(new URL('../../../policy/', import.meta.url));
await using database = await openDatabase({ databaseUrl: null, dataDirectory: orders.dataDirectory }, true);
const { pool } = database;
const http = { wait: async () => undefined, random: () => 0.5 };
const began = (await readSimulatedClock(pool)) ?? '';
for (const day of orders.days.map(instant).filter((each) => each >= began)) {
  // Ours first: a crash in between must find England not yet moved, rather than already moved on.
  await setSimulatedClock(pool, day);
  const moved = await fetch(`${orders.england}/clock`, { method: 'POST', body: JSON.stringify({ to: day }) });
  if (!moved.ok) throw new Error(`made-up England did not move to ${day}`);
  await syncDue({ pool, policy, feeds: orders.feeds, http });
}
