import type { Pool } from 'pg';
import { readerOf } from '#connector/reader.ts';
import type { Landed } from '#job/land-page.ts';
import { receivePage } from '#job/receive-page.ts';
import type { Instant } from '#kernel/instant.ts';
import type { RowReader } from '#observation/reading.ts';
import type { Policy } from '#policy/policy.ts';
import type { Texts } from '#policy/texts.ts';
import type { Feed } from '#source/feed.ts';
import { inPage } from '#store/page-store.ts';
import { readPolicy } from '#store/policy-text.ts';
import { createPool } from '#store/pool.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { readTexts } from '#store/texts.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const folder = new URL('../../policy/', import.meta.url);
export const policy: Policy = await readPolicy(folder);
export const texts: Texts = await readTexts(folder);

/** Rows of one channel as they came in one reading of it. */
export type Arrival = {
  readonly feed: Feed;
  readonly channel: string;
  readonly runStartedAt: Instant;
  readonly rows: readonly Uint8Array[];
  /** In place of the channel's own reader, for a row whose contract was once narrower. */
  readonly reader?: RowReader;
};

/** A real database of one test, used as the application's own role; `owner` may do what the application may not. */
export type Ledger = AsyncDisposable & {
  readonly pool: Pool;
  readonly owner: Pool;
  readonly connection: TestDatabase['connection'];
  empty(now: Instant): Promise<void>;
};

export async function openLedger(now: Instant): Promise<Ledger> {
  const database = await createTestDatabase();
  // Thousands of small pages: that a commit survives a crash is proved in test/fault, not here.
  await database.pool.query(`alter database ${database.connection.database} set synchronous_commit = off`);
  const pool = createPool(database.connection, { role: 'teacher_success_app' });
  const ledger: Ledger = {
    pool,
    owner: database.pool,
    connection: database.connection,
    empty: (at) => empty(database, pool, at),
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await database.drop();
    },
  };
  await ledger.empty(now);
  return ledger;
}

/** Lands each arrival in a page's transaction of its own. */
export async function receive(
  pool: Pool,
  arrivals: readonly Arrival[],
  under: Policy = policy,
): Promise<readonly Landed[]> {
  const landed: Landed[] = [];
  for (const { feed, channel, runStartedAt, rows, reader: own } of arrivals) {
    const reader = own ?? readerOf(feed, channel);
    const page = { feed, channel, runId: null, runStartedAt, rows: rows.map((raw) => reader(raw)), reader };
    landed.push(await inPage(pool)((store) => receivePage(store, page, under)));
  }
  return landed;
}

/** Row by row and past the guards: a test leaves few rows, and giving each table and index a new file costs far more. */
async function empty({ pool: owner }: TestDatabase, pool: Pool, now: Instant): Promise<void> {
  await owner.query(`do $$
    declare emptied text;
    begin
      set local session_replication_role = replica;
      for emptied in
        select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> 'migration'
      loop
        execute 'delete from ' || emptied;
      end loop;
    end $$`);
  await setSimulatedClock(pool, now);
}
