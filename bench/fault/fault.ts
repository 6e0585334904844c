import { connectOrStart } from '#store/embedded/embedded-postgres.ts';
import { readPolicy } from '#store/policy-text.ts';
import { createPool } from '#store/pool.ts';
import { inventEngland } from '../../sandbox/england.ts';
import { migrateDatabase } from '../../src/wiring/database.ts';
import { openDataFolder } from '../data-folder.ts';
import { readSetting, type Setting } from '../setting.ts';
import { faultFeeds, type WindowDays, windows } from './fault-feed.ts';
import { kindsOf } from './fault-kind.ts';
import { administer } from './life.ts';
import { type Cell, measureCell, readUndisturbed } from './matrix.ts';

export type FaultAsked = {
  readonly people: number;
  readonly seed: number;
  /** By name; empty for all. */
  readonly feeds: readonly string[];
  readonly kinds: readonly string[];
};

export type MeasuredFaults = Setting & {
  readonly people: number;
  readonly seed: number;
  readonly statements: number;
  readonly seconds: number;
  readonly cells: readonly Cell[];
};

/** Every feed under every fault that can meet it. @param note hears of each cell as it is done */
export async function measureFaults(asked: FaultAsked, note: (cell: Cell) => void): Promise<MeasuredFaults> {
  await using folder = await openDataFolder(undefined);
  await using embedded = await connectOrStart({ dataDirectory: folder.path });
  const began = performance.now();
  const template = `fault_${process.pid}_empty`;
  const server = embedded.connection;
  await administer(server, `create database ${template}`);
  await migrateDatabase({ ...server, database: template });
  const beginning = {
    server,
    template,
    policy: await readPolicy(new URL('../../policy/', import.meta.url)),
  };
  const wanted = faultFeeds.filter(({ name, feed: of }) => isAsked(asked.feeds, name, of));
  const cells: Cell[] = [];
  let statements = 0;
  for (const [window, feeds] of Map.groupBy(wanted, ({ days }) => days)) {
    const { times = 1 }: WindowDays = windows[window];
    const england = inventEngland(asked.seed, asked.people * times, undefined);
    const undisturbed = await readUndisturbed({ ...beginning, england }, window);
    statements = Math.max(statements, undisturbed.contents.at(-1)?.statements.size ?? 0);
    for (const feed of feeds) {
      for (const kind of kindsOf(feed.transport).filter(({ name }) => isAsked(asked.kinds, name))) {
        const cell = await measureCell(undisturbed, feed, kind);
        note(cell);
        cells.push(cell);
      }
    }
    await undisturbed.end();
  }
  const pool = createPool({ ...server, database: template }, { max: 1 });
  const setting = await readSetting(pool);
  await pool.end();
  const { people, seed } = asked;
  return { ...setting, people, seed, statements, seconds: Math.round((performance.now() - began) / 1000), cells };
}

function isAsked(names: readonly string[], ...own: readonly string[]): boolean {
  return names.length === 0 || own.some((name) => names.includes(name));
}
