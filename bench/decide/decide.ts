import type { Matching } from '#identity/likely/matching.ts';
import { inGroups } from '#job/in-groups.ts';
import { openSystem } from '#main.ts';
import type { Database } from '../../src/wiring/database.ts';
import { openDataFolder } from '../data-folder.ts';
import { type Latency, latencyOf, rounded } from '../percentile.ts';
import { readSetting, type Setting } from '../setting.ts';
import { type Agreement, compareWithAllAtOnce } from './agreement.ts';
import { arrive, type Decided, openWriter } from './arrive.ts';
import type { SaidRecord } from './said-row.ts';
import { sessionTimes } from './session-time.ts';
import type { AskedStep } from './step-watch.ts';
import { openStock } from './stock.ts';

export type DecideAsked = { readonly records: number; readonly dataDirectory: string | undefined };

export type MeasuredDecide = Setting & {
  readonly name: 'decide';
  /** Records that were there before. */
  readonly records: number;
  readonly databaseMb: number;
  /** Records that came one at a time, by how many wrote at once. */
  readonly alone: readonly MeasuredArrivals[];
  /** Records that came in pages. */
  readonly paged: readonly MeasuredArrivals[];
  readonly agreement: Agreement;
};

export type MeasuredArrivals = {
  readonly writers: number;
  readonly perPage: number;
  readonly pages: number;
  /** From the start of a page's transaction to its commit. */
  readonly latency: Latency;
  /** Without the wait for other writers: from the transaction's instant on. */
  readonly ownLatency: Latency;
  readonly recordsPerSecond: number;
  /** Of our process's own processor time, which other work on the machine does not change, and of the database's for us. */
  readonly cpuMsPerRecord: number;
  readonly databaseCpuMsPerRecord: number | null;
  /** Round trips that are waited for, beside those of beginning and commit. */
  readonly roundTrips: number;
  /** Milliseconds of a page, on average. */
  readonly steps: Readonly<Record<Step, number>>;
  /** Records that were read because they hang together with one that came: how many at most, and in how many pages any. */
  readonly mostReached: number;
  readonly pagesReaching: number;
};

type Step = AskedStep | 'begin' | 'ours' | 'commit';

const plan = {
  warming: 200,
  alone: [
    { writers: 1, pages: 2000 },
    { writers: 2, pages: 1000 },
    { writers: 4, pages: 1000 },
  ],
  paged: [
    { perPage: 100, pages: 10 },
    { perPage: 250, pages: 8 },
  ],
};

function allOf({ warming, alone, paged }: typeof plan): number {
  return warming + sum(alone.map(({ pages }) => pages)) + sum(paged.map(({ pages, perPage }) => pages * perPage));
}

/** How long it takes to decide who somebody is of whom nobody has heard, among so many records. */
export async function measureDecide(asked: DecideAsked, told: (line: string) => void): Promise<MeasuredDecide> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  const { database, policy } = system;
  const { matching } = policy;
  const stock = await openStock(system, folder.path, asked.records, told);
  // A small population has few who come later.
  const share = Math.min(1, stock.left() / allOf(plan));
  const some = (pages: number): number => Math.max(1, Math.floor(share * pages));
  await measure(database, await stock.take(some(plan.warming)), { writers: 1, perPage: 1 }, matching);
  const alone: MeasuredArrivals[] = [];
  const paged: MeasuredArrivals[] = [];
  const arrived: SaidRecord[] = [];
  for (const { writers, pages } of plan.alone) {
    const records = await stock.take(some(pages));
    arrived.push(...records);
    alone.push(await measure(database, records, { writers, perPage: 1 }, matching));
    told(`${writers} at once`);
  }
  for (const { perPage, pages } of plan.paged) {
    const records = await stock.take(some(pages) * perPage);
    arrived.push(...records);
    paged.push(await measure(database, records, { writers: 1, perPage }, matching));
    told(`pages of ${perPage}`);
  }
  const refs = arrived.slice(0, 2000).map(({ ref }) => ref);
  const size = await database.pool.query('select pg_database_size(current_database()) as bytes');
  return {
    name: 'decide',
    records: asked.records,
    databaseMb: Math.round(Number(size.rows[0].bytes) / 1024 ** 2),
    alone,
    paged,
    agreement: await compareWithAllAtOnce(database.pool, refs, matching),
    ...(await readSetting(database.pool)),
  };
}

async function measure(
  { pool, connection }: Database,
  records: readonly SaidRecord[],
  { writers, perPage }: { readonly writers: number; readonly perPage: number },
  matching: Matching,
): Promise<MeasuredArrivals> {
  const waiting = [...inGroups(records, perPage)].values();
  const decided: Decided[] = [];
  const cpu = process.cpuUsage();
  const ofDatabase = await sessionTimes(connection);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      const writer = openWriter(pool);
      for (const page of waiting) decided.push(await arrive(writer, page, matching));
    }),
  );
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const databaseMs = await ofDatabase();
  return {
    writers,
    perPage,
    pages: decided.length,
    latency: latencyOf(decided.map(({ whole }) => whole)),
    ownLatency: latencyOf(decided.map(({ work, commit }) => work + commit)),
    recordsPerSecond: Math.round(records.length / (took / 1000)),
    cpuMsPerRecord: rounded((user + system) / 1000 / records.length),
    databaseCpuMsPerRecord: databaseMs === null ? null : rounded(databaseMs / records.length),
    roundTrips: rounded(mean(decided.map(({ steps }) => sum(steps.times.values())))),
    steps: stepsOf(decided),
    mostReached: Math.max(...decided.map(({ steps }) => steps.reached)),
    pagesReaching: decided.filter(({ steps }) => steps.reached > 0).length,
  };
}

function stepsOf(decided: readonly Decided[]): MeasuredArrivals['steps'] {
  const waited = (step: AskedStep): number => rounded(mean(decided.map(({ steps }) => steps.waited.get(step) ?? 0)));
  return {
    begin: rounded(mean(decided.map(({ begin }) => begin))),
    named: waited('named'),
    near: waited('near'),
    reached: waited('reached'),
    known: waited('known'),
    past: waited('past'),
    ours: rounded(mean(decided.map(({ work, steps }) => work - sum(steps.waited.values())))),
    commit: rounded(mean(decided.map(({ commit }) => commit))),
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : sum(numbers) / numbers.length;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
}
