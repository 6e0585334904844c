import { type RunReport, syncRuns } from '#job/sync-run.ts';
import { instant } from '#kernel/instant.ts';
import { openSystem, type System } from '#main.ts';
import { readHoldings } from '#store/holding.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { syncPorts } from '#wiring/sync.ts';
import { openDataFolder } from '../data-folder.ts';
import { type MemoryUse, watchMemory } from '../ingest/memory-watch.ts';
import { listedSource } from '../listed-source.ts';
import { rounded } from '../percentile.ts';
import { readSetting, type Setting } from '../setting.ts';
import { busiest, type Day, type MeasuredFeed, measuredFeeds } from './feed-row.ts';

export type FeedFigure = {
  readonly feed: string;
  readonly records: number;
  readonly seconds: number;
  readonly recordsPerSecond: number;
};

export type MeasuredFeeds = Setting & {
  readonly name: 'feed';
  /** Each feed by itself, every row new. */
  readonly each: readonly FeedFigure[];
  /** The busiest at once, every row changed. */
  readonly together: FeedFigure;
  readonly memory: MemoryUse;
  readonly people: number;
  readonly observations: number;
};

/** From a row at hand to the resolved record, feed after feed about the same people; then the seven busiest at once. */
export async function measureFeeds(asked: {
  readonly records: number;
  readonly dataDirectory: string | undefined;
}): Promise<MeasuredFeeds> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  const { pool } = system.database;
  if ((await readHoldings(pool)).versions > 0) throw new Error('Name an empty folder in --data');
  await setSimulatedClock(pool, instant('2025-09-21T03:00:00Z'));
  const memory = watchMemory();
  const each: FeedFigure[] = [];
  for (const measured of measuredFeeds)
    each.push(await timed(measured.feed, () => land(system, [measured], 0, asked.records)));
  await setSimulatedClock(pool, instant('2025-09-28T03:00:00Z'));
  const seven = measuredFeeds.filter(({ feed }) => busiest.includes(feed));
  const together = await timed(busiest.join(', '), () => land(system, seven, 1, asked.records));
  const use = memory.stop();
  const { people, observations } = await readHoldings(pool);
  return { name: 'feed', each, together, memory: use, people, observations, ...(await readSetting(pool)) };
}

/** Each feed in a run of its own, all of them under way at once. @returns how many rows became versions */
async function land(
  { database: { pool }, policy }: System,
  measured: readonly MeasuredFeed[],
  day: Day,
  records: number,
): Promise<number> {
  const ports = syncPorts(pool, policy);
  let landed = 0;
  const note = (report: RunReport): void => {
    if (report.outcome !== 'complete' || report.quarantined > 0) throw new Error(JSON.stringify(report));
    landed += report.landed;
  };
  await Promise.all(
    measured.map(({ feed, channel, row, most = records }) => {
      const rows = Array.from({ length: Math.min(records, most) }, (_, index) => row(index, day));
      return syncRuns([{ source: listedSource(feed, channel, [], rows), full: false }], ports, note);
    }),
  );
  return landed;
}

async function timed(feed: string, work: () => Promise<number>): Promise<FeedFigure> {
  const began = performance.now();
  const records = await work();
  const seconds = (performance.now() - began) / 1000;
  return { feed, records, seconds: rounded(seconds), recordsPerSecond: Math.round(records / seconds) };
}
