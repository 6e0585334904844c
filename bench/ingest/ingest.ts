import { setTimeout as delay } from 'node:timers/promises';
import { openSystem, type System } from '#main.ts';
import type { Feed } from '#source/feed.ts';
import { readHoldings } from '#store/holding.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { syncFeeds } from '#wiring/sync.ts';
import { openDataFolder } from '../data-folder.ts';
import { rounded } from '../percentile.ts';
import { readSetting, type Setting } from '../setting.ts';
import { startUpstream, type Upstream } from '../upstream/upstream.ts';
import { readingTime, waveCount } from '../upstream/wave.ts';
import { type MemoryUse, megabytes, watchMemory } from './memory-watch.ts';

export type Slice = { readonly records: number; readonly seconds: number; readonly recordsPerSecond: number };

export type MeasuredIngest = Slice &
  Setting & {
    readonly name: 'ingest';
    readonly peakMemoryMb: number;
    readonly memory: MemoryUse;
    /** Our process's own processor time for a record, which other work on the machine does not change. */
    readonly cpuMsPerRecord: number;
    /** Each tenth of the records, to show that the rate is flat. */
    readonly slices: readonly Slice[];
    readonly databaseMb: number;
    readonly people: number;
    readonly observations: number;
  };

/** From HTTP to resolved record: the whole road of every page, in a database of our own with fsync on. */
export async function measureIngest(asked: {
  readonly records: number;
  readonly dataDirectory: string | undefined;
}): Promise<MeasuredIngest> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using upstream = await startUpstream(asked.records);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  const { pool } = system.database;
  if ((await readHoldings(pool)).versions > 0) throw new Error('Name an empty folder in --data');
  await setSimulatedClock(pool, readingTime(0));
  await read(system, upstream, ['publish-provider', 'publish-course']);
  const memory = watchMemory();
  const cpu = process.cpuUsage();
  const slices: Slice[] = [];
  for (let wave = 0; wave < waveCount; wave += 1) {
    await upstream.liveUntil(wave);
    await setSimulatedClock(pool, readingTime(wave));
    const began = performance.now();
    const records = await read(system, upstream, ['apply-application']);
    slices.push(sliceOf(records, (performance.now() - began) / 1000));
  }
  const use = memory.stop();
  const { user, system: inKernel } = process.cpuUsage(cpu);
  const whole = sliceOf(sum(slices.map((each) => each.records)), sum(slices.map((each) => each.seconds)));
  const { people, observations } = await readHoldings(pool);
  if (whole.records !== asked.records) throw new Error(`${whole.records} records landed of ${asked.records}`);
  const size = await pool.query('select pg_database_size(current_database()) as bytes');
  return {
    name: 'ingest',
    ...whole,
    peakMemoryMb: use.peakMb,
    memory: use,
    cpuMsPerRecord: rounded((user + inKernel) / 1000 / asked.records),
    slices,
    databaseMb: megabytes(size.rows[0].bytes),
    people,
    observations,
    ...(await readSetting(pool)),
  };
}

/** @returns how many versions were new */
async function read(
  { database: { pool }, policy }: System,
  { feeds }: Upstream,
  wanted: readonly Feed[],
): Promise<number> {
  const http = { wait: (seconds: number) => delay(seconds * 1000), random: Math.random };
  let landed = 0;
  await syncFeeds({ pool, policy, feeds, http }, wanted, false, (report) => {
    if (report.outcome !== 'complete' || report.quarantined > 0) throw new Error(JSON.stringify(report));
    landed += report.landed;
  });
  return landed;
}

function sliceOf(records: number, seconds: number): Slice {
  return { records, seconds: rounded(seconds), recordsPerSecond: Math.round(records / seconds) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
